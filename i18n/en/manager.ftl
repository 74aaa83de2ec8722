# Managing applications: list, dossier, review of documents.

staff-search = Search for an applicant or a file

roles-title = My roles
roles-lead = Choose where to work. The rights of each role are given by central admissions.
