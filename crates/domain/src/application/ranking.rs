//! Moving somebody up or down a complementary list that is not published yet.

/// Somebody on the list of a programme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing<Id> {
    pub id: Id,
    pub rank: i32,
    /// A draft. Ranks that were validated, scheduled or published stay as they are.
    pub moves: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Up,
    Down,
}

/// The ranks that change when somebody passes their neighbour, with `list` in its order; none when there is no neighbour
/// on that side, or one of the two does not move. Drafts with one rank between them get ranks of their own on the way.
pub fn shifted<Id: Copy + PartialEq>(list: &[Standing<Id>], id: Id, direction: Direction) -> Option<Vec<(Id, i32)>> {
    let at = list.iter().position(|one| one.id == id)?;
    let other = match direction {
        Direction::Up => at.checked_sub(1)?,
        Direction::Down => at + 1,
    };
    if !list[at].moves || !list.get(other)?.moves {
        return None;
    }
    let taken: Vec<i32> = list.iter().filter(|one| !one.moves).map(|one| one.rank).collect();
    let slots = list.iter().filter(|one| one.moves).map(|one| one.rank);
    let mut order = list.to_vec();
    order.swap(at, other);
    let mut last = 0;
    let mut changes = Vec::new();
    for (one, slot) in order.iter().filter(|one| one.moves).zip(slots) {
        let mut rank = slot.max(last + 1);
        while taken.contains(&rank) {
            rank += 1;
        }
        last = rank;
        if rank != one.rank {
            changes.push((one.id, rank));
        }
    }
    Some(changes)
}

#[cfg(test)]
mod tests {
    use super::Direction::{Down, Up};
    use super::{Direction, Standing, shifted};

    /// A small letter moves, a capital does not; ids are the letters.
    fn list(of: &[(char, i32)]) -> Vec<Standing<char>> {
        of.iter().map(|(id, rank)| Standing { id: *id, rank: *rank, moves: id.is_lowercase() }).collect()
    }

    fn after(of: &[(char, i32)], id: char, direction: Direction) -> Option<Vec<(char, i32)>> {
        let changes = shifted(&list(of), id, direction)?;
        let mut now: Vec<(char, i32)> = of.iter().map(|(id, rank)| (*id, changes.iter().find(|(of, _)| of == id).map_or(*rank, |(_, rank)| *rank))).collect();
        now.sort_by_key(|(_, rank)| *rank);
        Some(now)
    }

    #[test]
    fn neighbours_change_places_and_keep_the_ranks() {
        let three = [('a', 2), ('b', 5), ('c', 9)];
        assert_eq!(after(&three, 'b', Up), Some(vec![('b', 2), ('a', 5), ('c', 9)]));
        assert_eq!(after(&three, 'b', Down), Some(vec![('a', 2), ('c', 5), ('b', 9)]));
        assert_eq!(shifted(&list(&three), 'b', Up), Some(vec![('b', 2), ('a', 5)]), "the third is left alone");
    }

    #[test]
    fn the_ends_and_strangers_do_not_move() {
        let two = [('a', 1), ('b', 2)];
        assert_eq!((after(&two, 'a', Up), after(&two, 'b', Down), after(&two, 'z', Up)), (None, None, None));
    }

    #[test]
    fn what_was_validated_is_not_passed() {
        let fixed = [('A', 1), ('b', 2), ('C', 3), ('d', 4)];
        assert_eq!((after(&fixed, 'b', Up), after(&fixed, 'b', Down), after(&fixed, 'A', Down)), (None, None, None));
    }

    #[test]
    fn equal_ranks_are_told_apart_without_taking_anybody_s() {
        let tied = [('a', 1), ('b', 1), ('C', 2), ('d', 3)];
        assert_eq!(after(&tied, 'b', Up), Some(vec![('b', 1), ('C', 2), ('a', 3), ('d', 4)]));
    }
}
