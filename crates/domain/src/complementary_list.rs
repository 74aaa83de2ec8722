//! What people on a complementary list are told of their place: the rank they were given, the place it amounts to today,
//! how many are before them.

use crate::coded;

coded! {
    /// Which rank is shown to those who are on the list.
    #[derive(Default)]
    RankShown {
        Hidden = "none",
        /// The one that the committee gave.
        #[default]
        Entered = "entered",
        /// The place among those who are still waiting.
        Effective = "effective",
    }
}

impl RankShown {
    /// The closest choice counts: the programme's, the centre's, the institution's.
    #[must_use]
    pub fn closest(programme: Option<&str>, centre: Option<&str>, institution: Self) -> Self {
        programme.and_then(Self::from_code).or_else(|| centre.and_then(Self::from_code)).unwrap_or(institution)
    }

    /// The rank to show of somebody with this place.
    #[must_use]
    pub const fn of(self, place: Place) -> Option<i32> {
        match self {
            Self::Hidden => None,
            Self::Entered => Some(place.entered),
            Self::Effective => Some(place.effective),
        }
    }
}

/// Where somebody stands on the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub entered: i32,
    /// From 1, among those who are still waiting.
    pub effective: i32,
    /// How many are before.
    pub ahead: usize,
    /// How many wait in all.
    pub waiting: usize,
}

/// Finds somebody on a list in the order of promotion; none when they are not on it.
#[must_use]
pub fn place<T: PartialEq>(list: &[(T, i32)], who: &T) -> Option<Place> {
    let ahead = list.iter().position(|(known, _)| known == who)?;
    let (_, entered) = list.get(ahead)?;
    Some(Place { entered: *entered, effective: i32::try_from(ahead + 1).unwrap_or(i32::MAX), ahead, waiting: list.len() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_left_the_list_counts_no_more() {
        let list = [("b", 2), ("d", 4), ("e", 7)];
        assert_eq!(place(&list, &"b"), Some(Place { entered: 2, effective: 1, ahead: 0, waiting: 3 }));
        assert_eq!(place(&list, &"e"), Some(Place { entered: 7, effective: 3, ahead: 2, waiting: 3 }));
        assert_eq!(place(&list, &"a"), None);
        assert_eq!(place::<&str>(&[], &"a"), None);
    }

    #[test]
    fn the_closest_choice_decides_which_rank_is_shown() {
        let place = Place { entered: 7, effective: 3, ahead: 2, waiting: 3 };
        for (programme, centre, institution, shown) in [
            (None, None, RankShown::Entered, Some(7)),
            (None, Some("effective"), RankShown::Entered, Some(3)),
            (Some("none"), Some("effective"), RankShown::Entered, None),
            (Some("entered"), Some("none"), RankShown::Hidden, Some(7)),
            (Some("nonsense"), None, RankShown::Effective, Some(3)),
        ] {
            assert_eq!(RankShown::closest(programme, centre, institution).of(place), shown, "{programme:?} {centre:?} {institution:?}");
        }
    }
}
