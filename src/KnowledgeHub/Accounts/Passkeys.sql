-- name: add
insert into passkey (credential_id, account_id, name, public_key, sign_count, transports, is_user_verified, is_backup_eligible, is_backed_up, attestation_object, client_data_json, created_at)
values (@CredentialId, @AccountId, @Name, @PublicKey, @SignCount, @Transports, @IsUserVerified, @IsBackupEligible, @IsBackedUp, @AttestationObject, @ClientDataJson, @Now)

-- name: change
update passkey
set name = @Name, sign_count = @SignCount, is_user_verified = @IsUserVerified, is_backed_up = @IsBackedUp, used_at = @Now
where credential_id = @CredentialId and account_id = @AccountId

-- name: of
select credential_id, name, public_key, sign_count, transports, is_user_verified, is_backup_eligible, is_backed_up, attestation_object, client_data_json, created_at
from passkey where account_id = @AccountId order by created_at, credential_id

-- name: find
select credential_id, name, public_key, sign_count, transports, is_user_verified, is_backup_eligible, is_backed_up, attestation_object, client_data_json, created_at
from passkey where account_id = @AccountId and credential_id = @CredentialId

-- name: owner
select account_id from passkey where credential_id = @CredentialId

-- name: remove
delete from passkey where account_id = @AccountId and credential_id = @CredentialId returning name
