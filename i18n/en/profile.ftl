# “My account”: the applicant’s profile.

profile-crumb = Breadcrumb
profile-nav = Sections of my account
profile-nav-phone = Sections of my account (mobile)
profile-position = section { $n } of { $total }
profile-state-done = filled in
profile-state-to-do = to fill in
profile-state-optional = optional
profile-next-page = Next section: { $page }
profile-glance-more = { $latest } { $count ->
    [one] and 1 more
   *[other] and { $count } more
}
profile-stored = What you have saved

profile-page-personal = Personal details
profile-page-address = Address
profile-page-bac = Baccalaureate
profile-page-internal = Studies here
profile-page-external = Studies elsewhere
profile-page-post-bac = Studies after the baccalaureate
profile-page-internships = Internships
profile-page-work = Work experience

profile-list-none = No result
profile-list-one = 1 result
profile-list-many = {"{"}n{"}"} results
profile-list-failed = The list could not be loaded. Try again.
profile-refresh = Update
profile-refresh-help = After changing a choice, press “Update” at the bottom of the page: the lists that depend on it are updated, and nothing you typed is lost.
profile-left-one = {"{"}n{"}"} character left.
profile-left-many = {"{"}n{"}"} characters left.
profile-over-one = {"{"}n{"}"} character too many.
profile-over-many = {"{"}n{"}"} characters too many.

profile-clash-title = This section was changed in the meantime
profile-clash-lead = It was saved from another page after you opened this one. What you typed is kept below. Check the differences, then save to keep yours, or cancel.
profile-clash-stored = Saved: { $value }
profile-clash-stored-empty = Saved: nothing
profile-clash-typed = You typed: { $value }
profile-clash-typed-empty = You typed: nothing

# Personal details

profile-personal-title = Personal information
profile-personal-edit = Edit your personal information
profile-personal-lead = Copy your identity document exactly: these details appear on your decisions and your registration.
profile-personal-saved = Your personal information is saved.{ $missing ->
    [none] {""}
    [done] {" "}You can now apply.
    [one] {" "}One more mandatory section before you can apply.
   *[other] {" "}{ $missing } more mandatory sections before you can apply.
}
profile-identity-legend = Nationality and INE
profile-identity-lead = If you have studied at our institution, the INE lets us recognise you.
profile-nationality = Nationality
profile-ine = INE and its key
profile-ine-number = INE
profile-ine-key = INE key
profile-ine-hint = 11 characters, number and key in one run, for example 0812047365E. Spaces do not count.
profile-ine-where = Where do I find my INE?
profile-ine-where-1 = The French national student number (INE) is printed on your baccalaureate transcript, on the line “Identifiant National”.
profile-ine-where-2 = It is also on certificates of enrolment of earlier years and on university transcripts. It may be written INES there.
profile-ine-ines = If you have an INES number (9 digits and 2 letters) and not an INE (10 digits and 1 letter), please take the INE of your baccalaureate transcript.
profile-ine-none = I have no INE
profile-ine-none-1 = Leave the field empty. If you are French and have no INE, also fill in the “Baccalaureate” page, so that you are not held up when you apply.
profile-ine-none-link = Go to the “Baccalaureate” page
profile-civil-legend = Civil status
profile-civility = Title
profile-civility-mrs = Ms
profile-civility-mr = Mr
profile-birth-name = Birth name
profile-usual-name = Name in use
profile-first-name = First name
profile-other-first-name = Other first name
profile-birth-legend = Birth
profile-birth-date = Date of birth (dd/mm/yy)
profile-birth-date-hint = For example 07/11/2004
profile-birth-country = Country of birth
profile-birth-department = Department of birth
profile-birth-town = Town of birth
profile-birth-city = City of birth
profile-contact-legend = Telephone and language
profile-phone-why = A number is used only if the staff needs to reach you.
profile-phone = Telephone
profile-mobile = Mobile phone
profile-language = Preferred language
profile-language-hint = Of the pages and of the emails you receive.

# Address

profile-address-title = Postal address
profile-address-edit = Edit your address
profile-address-lead = The address at which you receive letters.
profile-address-saved = Your address is saved.{ $missing ->
    [none] {""}
    [done] {" "}You can now apply.
    [one] {" "}One more mandatory section before you can apply.
   *[other] {" "}{ $missing } more mandatory sections before you can apply.
}
profile-country = Country
profile-postal-code = Postal code
profile-town = Town
profile-foreign-town = Town abroad
profile-foreign-town-hint = With its postal code if there is one, for example 10121 Torino
profile-line1 = Street and number
profile-line1-hint = At most 38 characters
profile-line2 = Address, second line
profile-line3 = Address, third line

# Baccalaureate

profile-bac-title = Your baccalaureate
profile-bac-edit = Edit your baccalaureate
profile-bac-lead = Only one baccalaureate, or equivalent qualification, can be entered.
profile-bac-saved = Your baccalaureate is saved.{ $missing ->
    [none] {""}
    [done] {" "}You can now apply.
    [one] {" "}One more mandatory section before you can apply.
   *[other] {" "}{ $missing } more mandatory sections before you can apply.
}
profile-bac-situation = Your situation
profile-bac-held = I have the baccalaureate or an equivalent
profile-bac-held-help = French or European baccalaureate, DAEU, capacité en droit, equivalent foreign qualification
profile-bac-not-held = I do not have the baccalaureate
profile-bac-not-held-help = Or I am taking it this year
profile-no-bac-legend = Without the baccalaureate
profile-no-bac = Describe your situation
profile-bac-diploma-legend = Qualification
profile-year-obtained = Year obtained
profile-bac-year-hint = The list of series follows the year.
profile-series = Series or equivalent
profile-honours = Honours
profile-honours-none = None or not known
profile-specialities-legend = Specialities
profile-specialities-lead = Asked for the general baccalaureate since 2021.
profile-speciality-final-1 = Final-year speciality 1
profile-speciality-final-2 = Final-year speciality 2
profile-speciality-dropped = Speciality dropped after the first year
profile-options-legend = Optional subjects
profile-options-add = Add optional subjects
profile-option-1 = Optional subject 1
profile-option-2 = Optional subject 2
profile-option-3 = Optional subject 3
profile-option-4 = Optional subject 4
profile-bac-place-legend = Place
profile-bac-country = Country where it was obtained
profile-department = Department
profile-school = School
profile-school-hint = Your school is not in the list? Choose “Another school” and type its name. If its town is missing too, take the nearest one.
profile-other-school = Another school
profile-other-school-hint = Name of the school, if it is not in the list

# Studies here

profile-internal-lead = Your years of study at the institution.
profile-internal-empty = No year of study on record
profile-internal-why = This section is filled in automatically from the student records if you have studied at the institution ({ $institution }). Otherwise it stays empty: enter your studies in “Studies elsewhere”.
profile-internal-years = My years at the institution
profile-year-studied = Year
profile-internal-code = Code
profile-internal-label = Programme
profile-internal-result = Result
profile-internal-mark = Mark
profile-internal-scale = Mark out of
profile-internal-asked = The student records will be read. If a record is recognised as yours, it appears here in a moment: reload the page.
profile-internal-nothing-to-ask = Nothing tells us who you are in the student records: give your INE under “Personal details”, or link your account to the institution’s sign-on.
profile-internal-too-many = Too many requests in a short time. Try again later.
profile-internal-waiting = The student records were asked for on { $since }; there is no need to wait.
profile-internal-read = The student record has been read.
profile-internal-away = The student records do not answer at the moment. Your request of { $since } is dealt with as soon as they do; you can go on, everything else works.
profile-origin-title = Where this comes from
profile-origin = This comes from the student records ({ $institution }), read on { $at }. It cannot be changed here.
profile-origin-but = You can still change nationality, telephone numbers and language.
profile-origin-wrong = Something wrong? Write to the registrar’s office:
profile-from-record = This comes from the student records and cannot be changed here. If something is wrong, contact the registrar’s office.
profile-internal-wrong = If something is wrong, please contact the registrar’s office.

# Studies elsewhere

profile-external-lead = Every year of study since the baccalaureate, passed or not, that is not in “Studies here”.
profile-external-lead-all = Every year of study since the baccalaureate, here or elsewhere, passed or not.
profile-external-add = New year of study
profile-external-empty = No studies entered
profile-external-new = New studies after the baccalaureate
profile-external-edit = Edit studies after the baccalaureate
profile-external-form-lead = Enter all your years of study, one by one.
profile-external-remove = Delete this year of study?
profile-external-saved = Your studies are saved.
profile-external-removed = The year of study is deleted.
profile-external-place-legend = School attended
profile-external-studies-legend = Course taken
profile-external-year-hint = Year in which it ended, even if you did not pass
profile-diploma = Course
profile-record-label = Title and level of the course
profile-record-label-hint = Level, subject, speciality if any, track if any. For a first year of BTS: BTS1, Assistant de gestion.
profile-obtained = Passed
profile-obtained-in-progress = In progress

# Internships

profile-internship-lead = You may list the internships you did after the baccalaureate.
profile-internship-add = New internship
profile-internship-empty = No internship
profile-internship-new = Enter a new internship
profile-internship-edit = Edit an internship
profile-internship-form-lead = An internship after the baccalaureate.
profile-internship-legend = Internship
profile-internship-remove = Delete this internship?
profile-internship-saved = Your internship is saved.
profile-internship-removed = The internship is deleted.
profile-internship-duration-hint = For example: 6 months
profile-internship-description-hint = Your tasks and the setting
profile-year = Year
profile-duration = Duration
profile-hours = Hours per week
profile-organisation = Employer or organisation
profile-description = Description

# Work experience

profile-work-lead = You may list your work experience.
profile-work-add = New work experience
profile-work-empty = No work experience
profile-work-new = Enter new work experience
profile-work-edit = Edit work experience
profile-work-form-lead = A job, even a short one.
profile-work-legend = Job
profile-work-remove = Delete this work experience?
profile-work-saved = Your work experience is saved.
profile-work-removed = The work experience is deleted.
profile-work-duration-hint = For example: 2 years
profile-job-title = Job title

profile-remove-consequence = This line disappears from your profile. Applications already submitted keep it.
profile-remove-no = No, keep it
profile-remove-yes = Yes, delete

# Mistakes

text-missing = This field is empty. Enter a text.
text-too-long = Text too long: { $found } characters, { $max } allowed. Shorten it.
text-control-character = This text contains an invisible character, probably from copying and pasting. Type it instead.
name-missing = Enter a name.
name-no-letter = A name has at least one letter. Check what you typed.
birth-name-missing = Enter your birth name.
first-name-missing = Enter your first name.
civility-missing = Choose a title.
nationality-missing = Choose a nationality.
birth-date-missing = Enter your date of birth.
birth-date-format = This date cannot be read. Enter it as dd/mm/yyyy, for example 07/11/2004.
birth-date-impossible = { $day }/{ $month }/{ $year } does not exist. Check the day and the month.
birth-date-too-young = This date is too recent: { $latest } at the latest. Check the year.
birth-date-too-old = This date is too far back: { $earliest } at the earliest. Check the year.
birth-country-missing = Choose your country of birth.
birth-department-missing = Choose your department of birth.
birth-town-missing = Choose your town of birth.
birth-town-not-in-department = This town is not in the chosen department. Choose it in the updated list.
birth-city-missing = Enter your city of birth.
language-missing = Choose a language.
language-unknown = This language is not offered. Choose one from the list.
ine-missing = Enter your INE with its key.
ine-length = An INE with its key has { $expected } characters; you typed { $found }. Check your transcript.
ine-character = An INE has only digits and unaccented letters. Remove “{ $found }”.
ine-form = These characters do not form an INE: 10 digits and 1 letter, 10 digits or letters and 1 digit, or 9 digits and 2 letters. Copy it from your transcript.
ine-number = This number was given to nobody. Copy the one on your transcript.
ine-key = The number and the key do not belong together: one of them is mistyped. The key is the last character.
ine-used = Another eCandidat account already uses this INE. If that account is yours, sign in with it; otherwise check the number or write to support.
phone-missing = Enter a telephone number.
phone-too-long = Number too long: { $found } characters, { $max } allowed.
phone-character = A number has only digits, spaces and the signs / + ( ) - . Remove “{ $found }”.
phone-too-few-digits = This number is too short. Enter all of it, for example 06 39 98 41 27.
country-missing = Choose a country.
country-unknown = This country is not offered. Choose one from the list.
department-missing = Choose a department.
department-unknown = This department is not offered. Choose one from the list.
postal-code-missing = Enter your postal code.
postal-code-format = A postal code has 5 digits, for example 81000.
postal-code-unknown = No town has this postal code. Check it; for a cedex, enter the postal code of the town.
town-missing = Choose a town.
town-not-in-department = This town is not in the chosen department. Choose it in the updated list.
town-not-in-postal-code = This town does not have this postal code. Choose it in the updated list.
foreign-town-missing = Enter your town.
street-missing = Enter your address: number and street.
school-missing = Choose a school, or “Another school”.
school-not-in-town = This school is not in the chosen town. Choose it in the updated list, or “Another school”.
other-school-missing = Enter the name of the school.
bac-situation-missing = Say whether you have the baccalaureate.
bac-situation-unavailable = The institution asks for a baccalaureate or an equivalent. Choose “I have the baccalaureate or an equivalent”.
no-bac-missing = Describe your situation: choose from the list.
series-missing = Choose the series of your baccalaureate. The list depends on the year.
series-not-for-year = This series did not exist that year. Choose one in the updated list.
honours-unknown = These honours are not offered. Choose from the list.
speciality-missing = Choose a speciality.
speciality-not-offered = This speciality is not offered for this series and year. Choose one in the updated list.
speciality-twice = This speciality is chosen already. Choose another one.
option-not-offered = This subject is not offered for this series and year. Choose one in the updated list.
option-twice = This subject is chosen already. Choose another one or empty this field.
year-missing = Enter a year.
year-format = Enter the year with four digits, for example 2022.
year-too-early = This year is too far back: { $min } at the earliest.
year-future = This year is too late: { $max } at the latest.
diploma-missing = Choose a course.
diploma-unknown = This course is not offered. Choose one from the list.
record-label-missing = Enter the title and level of the course.
obtained-missing = Say whether you passed.
duration-missing = Enter the duration, for example “6 months”.
hours-format = Enter a number of hours in digits, for example 35.
hours-range = A week has 1 to { $max } hours. Check the number.
organisation-missing = Enter the name of the employer or organisation.
job-title-missing = Enter the job title.
description-missing = Describe the internship in a few words.
records-too-many = You have already entered { $max } lines in this section, which is the maximum. Delete one before adding another.

# Typed and not saved yet
draft-kept = What you typed is kept for 24 hours. It is not saved yet.
draft-elsewhere = This page is being filled in in another window as well. What you have just typed here is what is kept.
draft-failed = What you typed could not be kept. Save it before you leave this page.
draft-shown = What you had typed without saving it is back in the form. Read it again, then save.
draft-unfinished = You typed something here without saving it.
draft-resume = Go on where I left off
draft-discard = Give this up
draft-discarded = What you had typed is given up. What was saved has not changed.
