using KnowledgeHub.Storage;
using KnowledgeHub.Subscribers;
using KnowledgeHub.Tests.Storage;
using Xunit;

namespace KnowledgeHub.Tests.Subscribers;

public abstract class SuppressionContract(TestDatabase database) : Contract(database)
{
    [Fact]
    public async Task An_address_is_found_however_it_is_written_until_it_is_lifted()
    {
        var list = Get<Suppression>();
        Assert.Null(await list.FindAsync("listed@example.org", Ct));
        var hash = await list.HashAsync("Listed@Example.org", Ct);
        await InTransactionAsync(session => list.AddAsync(session, hash, SuppressionReason.Bounced, Ct));
        Assert.Equal(SuppressionReason.Bounced, await list.FindAsync("LISTED@example.org", Ct));
        await InTransactionAsync(session => list.AddAsync(session, hash, SuppressionReason.Complained, Ct));
        Assert.Equal(SuppressionReason.Complained, await list.FindAsync("listed@example.org", Ct));
        await InTransactionAsync(session => list.LiftAsync(session, hash, Ct));
        Assert.Null(await list.FindAsync("listed@example.org", Ct));
    }

    [Fact]
    public async Task The_list_holds_no_address_and_another_hub_has_other_hashes()
    {
        var list = Get<Suppression>();
        var hash = await list.HashAsync("secret@example.org", Ct);
        await InTransactionAsync(session => list.AddAsync(session, hash, SuppressionReason.Erased, Ct));
        Assert.Equal(1, await Database.ScalarAsync<int>("select count(*) from suppression where address_hash = @Hash", new { Hash = hash }));
        Assert.Matches("^[0-9a-f]{64}$", hash);
        await Get<HubValues>().WriteAsync("suppression-key", Convert.ToBase64String(new byte[32]), Ct);
        Assert.NotEqual(hash, await new Suppression(Get<Database>(), Get<HubValues>(), Database.Clock).HashAsync("secret@example.org", Ct));
    }

    private async Task InTransactionAsync(Func<Session, Task> work)
    {
        await using var session = await Get<Database>().BeginAsync(Ct);
        await work(session);
        await session.CommitAsync(Ct);
    }
}

public sealed class SuppressionOnSqlite(SqliteDatabase database) : SuppressionContract(database), IClassFixture<SqliteDatabase>;

public sealed class SuppressionOnPostgres(PostgresDatabase database) : SuppressionContract(database), IClassFixture<PostgresDatabase>;
