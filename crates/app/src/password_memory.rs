//! Argon2 in memory that is kept. A hash fills nineteen megabytes; asking the system for them anew each time costs a fifth
//! of the hash itself. Says nothing about which hashes are made, and when: that is [`crate::passwords`]'s work.

use std::sync::{Mutex, PoisonError};

use argon2::password_hash::phc::{Output, ParamsString, Salt};
use argon2::password_hash::{CustomizedPasswordHasher, Error, PasswordHasher, Result};
use argon2::{Algorithm, Argon2, Block, Params, PasswordHash, Version};

/// The memory of the last hash that ended. Whoever hashes at the same time takes some of their own, and so does a hash with
/// other parameters than everybody's.
#[derive(Debug, Default)]
pub struct Memory(Mutex<Vec<Block>>);

impl Memory {
    fn lend<T>(&self, blocks: usize, is_usual: bool, work: impl FnOnce(&mut [Block]) -> T) -> T {
        if !is_usual {
            return work(&mut vec![Block::new(); blocks]);
        }
        let mut memory = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        if memory.len() != blocks {
            memory = vec![Block::new(); blocks];
        }
        let outcome = work(&mut memory);
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = memory;
        outcome
    }
}

/// Argon2 that works there. With it comes [`argon2::PasswordVerifier`], for every hash that says its own parameters.
#[derive(Debug)]
pub struct InMemory<'a> {
    pub params: Params,
    pub memory: &'a Memory,
}

impl PasswordHasher<PasswordHash> for InMemory<'_> {
    fn hash_password_with_salt(&self, password: &[u8], salt: &[u8]) -> Result<PasswordHash> {
        self.hash_password_customized(password, salt, None, None, self.params.clone())
    }
}

impl CustomizedPasswordHasher<PasswordHash> for InMemory<'_> {
    type Params = Params;

    fn hash_password_customized(&self, password: &[u8], salt: &[u8], algorithm: Option<&str>, version: Option<u32>, params: Params) -> Result<PasswordHash> {
        let algorithm = algorithm.map(Algorithm::try_from).transpose()?.unwrap_or_default();
        let version = version.map(Version::try_from).transpose()?.unwrap_or_default();
        let salt = Salt::new(salt)?;
        let mut room = [0; Output::MAX_LENGTH];
        let output = room.get_mut(..params.output_len().unwrap_or(Params::DEFAULT_OUTPUT_LEN)).ok_or(Error::OutputSize)?;
        let argon2 = Argon2::new(algorithm, version, params.clone());
        let (blocks, usual) = (params.block_count(), self.params.block_count());
        self.memory.lend(blocks, blocks == usual, |blocks| argon2.hash_password_into_with_memory(password, &salt, output, blocks))?;
        Ok(PasswordHash {
            algorithm: algorithm.ident(),
            version: Some(version.into()),
            params: ParamsString::try_from(&params)?,
            salt: Some(salt),
            hash: Some(Output::new(output)?),
        })
    }
}

#[cfg(test)]
mod tests {
    use argon2::PasswordVerifier as _;

    use super::*;

    fn params(memory_kib: u32) -> Params {
        Params::new(memory_kib, 2, 1, None).unwrap()
    }

    #[test]
    fn the_hash_is_argon2s_own_whatever_the_memory_held() {
        let memory = Memory::default();
        for memory_kib in [64, 256, 64, 128] {
            let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params(memory_kib));
            let own = InMemory { params: params(memory_kib), memory: &memory };
            for password in ["lampe-orage-tilleul-canot", "autre"] {
                let (plain, kept) = (
                    argon2.hash_password_with_salt(password.as_bytes(), b"sel de l'essai").unwrap(),
                    own.hash_password_with_salt(password.as_bytes(), b"sel de l'essai").unwrap(),
                );
                assert_eq!(plain.to_string(), kept.to_string(), "{memory_kib}");
            }
        }
    }

    #[test]
    fn a_hash_is_checked_with_the_parameters_it_says() {
        let memory = Memory::default();
        let own = InMemory { params: params(64), memory: &memory };
        let stored = Argon2::new(Algorithm::Argon2i, Version::V0x10, params(96)).hash_password(b"juste").unwrap();
        assert_eq!(own.verify_password(b"juste", &stored), Ok(()));
        assert_eq!(own.verify_password(b"faux", &stored), Err(Error::PasswordInvalid));
    }
}
