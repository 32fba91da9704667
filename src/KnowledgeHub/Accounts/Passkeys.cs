using System.Buffers.Text;
using KnowledgeHub.Storage;
using Microsoft.AspNetCore.Identity;

namespace KnowledgeHub.Accounts;

/// <summary>The passkeys of staff: what their devices prove instead of a password.</summary>
public sealed class Passkeys(Database database, AuditTrail audit, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<Passkeys>();

    /// <summary>Adds a passkey, or brings a known one up to date after it was used.</summary>
    public async Task SaveAsync(Account account, UserPasskeyInfo passkey, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        var args = new
        {
            CredentialId = Text(passkey.CredentialId),
            AccountId = account.Id,
            Name = string.IsNullOrWhiteSpace(passkey.Name) ? "Passkey" : passkey.Name.Trim(),
            PublicKey = Text(passkey.PublicKey),
            SignCount = (long)passkey.SignCount,
            Transports = string.Join(' ', passkey.Transports ?? []),
            passkey.IsUserVerified,
            passkey.IsBackupEligible,
            passkey.IsBackedUp,
            AttestationObject = Text(passkey.AttestationObject),
            ClientDataJson = Text(passkey.ClientDataJson),
            Now = clock.GetUtcNow(),
        };
        if (await session.RunAsync(sql["change"], args, ct) == 0)
        {
            await session.RunAsync(sql["add"], args, ct);
            await audit.RecordAsync(session, account.Email, AuditAction.Changed, new("account", account.Id), $"{account.Email}: passkey '{args.Name}' added", ct);
        }

        await session.CommitAsync(ct);
    }

    public async Task<IList<UserPasskeyInfo>> OfAsync(string accountId, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. (await session.QueryAsync<Row>(sql["of"], new { AccountId = accountId }, ct)).Select(Read)];
    }

    public async Task<UserPasskeyInfo?> FindAsync(string accountId, byte[] credentialId, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await session.FirstAsync<Row>(sql["find"], new { AccountId = accountId, CredentialId = Text(credentialId) }, ct) is { } row ? Read(row) : null;
    }

    /// <summary>Whose passkey this is, or null.</summary>
    public async Task<string?> OwnerAsync(byte[] credentialId, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await session.ScalarAsync<string?>(sql["owner"], new { CredentialId = Text(credentialId) }, ct);
    }

    public async Task RemoveAsync(Account account, byte[] credentialId, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        if (await session.ScalarAsync<string?>(sql["remove"], new { AccountId = account.Id, CredentialId = Text(credentialId) }, ct) is { } name)
        {
            await audit.RecordAsync(session, account.Email, AuditAction.Changed, new("account", account.Id), $"{account.Email}: passkey '{name}' removed", ct);
        }

        await session.CommitAsync(ct);
    }

    private static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);

    private static byte[] Bytes(string text) => Base64Url.DecodeFromChars(text);

    private static UserPasskeyInfo Read(Row row) => new(
        Bytes(row.CredentialId), Bytes(row.PublicKey), row.CreatedAt, (uint)row.SignCount, row.Transports.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        row.IsUserVerified, row.IsBackupEligible, row.IsBackedUp, Bytes(row.AttestationObject), Bytes(row.ClientDataJson))
    {
        Name = row.Name,
    };

    private sealed record Row
    {
        public required string CredentialId { get; init; }

        public required string Name { get; init; }

        public required string PublicKey { get; init; }

        public long SignCount { get; init; }

        public required string Transports { get; init; }

        public bool IsUserVerified { get; init; }

        public bool IsBackupEligible { get; init; }

        public bool IsBackedUp { get; init; }

        public required string AttestationObject { get; init; }

        public required string ClientDataJson { get; init; }

        public DateTimeOffset CreatedAt { get; init; }
    }
}
