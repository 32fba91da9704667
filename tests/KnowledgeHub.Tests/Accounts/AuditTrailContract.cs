using System.Data.Common;
using KnowledgeHub.Accounts;
using KnowledgeHub.Content;
using KnowledgeHub.Storage;
using KnowledgeHub.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KnowledgeHub.Tests.Accounts;

public abstract class AuditTrailContract(TestDatabase database) : Contract(database)
{
    [Theory]
    [InlineData("update audit_entry set who = 'nobody'")]
    [InlineData("delete from audit_entry")]
    public async Task Nobody_changes_or_removes_an_entry(string sql)
    {
        await Get<AuditTrail>().RecordAsync("ann@example.org", AuditAction.Changed, new("test", "kept"), "As it was", Ct);
        await Assert.ThrowsAnyAsync<DbException>(() => Database.RunAsync(sql));
        Assert.Equal("As it was", (await FindAsync(new() { Subject = "kept" }))[0].Details);
    }

    [Fact]
    public async Task Nobody_replaces_or_empties_it_by_another_way()
    {
        await Get<AuditTrail>().RecordAsync("ann@example.org", AuditAction.Changed, new("test", "firm"), "As it was", Ct);
        await Assert.ThrowsAnyAsync<DbException>(() => Database.RunAsync(Database.Dialect == Dialect.Postgres
            ? "truncate audit_entry"
            : "insert or replace into audit_entry (sequence, at, who, action, subject_kind, subject_id) select sequence, at, 'mallory', action, subject_kind, subject_id from audit_entry"));
        Assert.Equal("ann@example.org", (await FindAsync(new() { Subject = "firm" }))[0].Who);
    }

    [Fact]
    public async Task An_entry_stands_and_falls_with_its_change()
    {
        await using (var session = await Get<Database>().BeginAsync(Ct))
        {
            await Get<AuditTrail>().RecordAsync(session, "ann@example.org", AuditAction.Changed, new("test", "undone"), "", Ct);
        }

        Assert.Empty(await FindAsync(new() { Subject = "undone" }));
    }

    [Fact]
    public async Task Saving_publishing_and_withdrawing_an_item_is_one_line_each()
    {
        var id = await Database.AddLiveAsync(Samples.Brief("Audited"));
        Assert.Equal(WithdrawResult.Withdrawn, await Get<WithdrawContent>().RunAsync(id, "It was wrong.", "ed", Ct));
        var entries = await FindAsync(new() { Kind = "content", Subject = id });
        Assert.Equal([("withdrawn", "ed"), ("published", "ed"), ("saved", "ann")], entries.Select(entry => (entry.Action, entry.Who)));
        Assert.Equal("Audited\nReason: It was wrong.", entries[0].Details);
        Assert.All(entries, entry => Assert.Equal((id, 1), (entry.SubjectId, entry.Version)));
    }

    [Fact]
    public async Task A_line_about_an_item_says_which_version_it_was()
    {
        var id = await Database.AddLiveAsync(Samples.Brief("First text"));
        await Get<SaveDraft>().RunAsync(Samples.Draft(Samples.Brief("Second text"), id), "ben", Ct);
        await Get<SaveDraft>().RunAsync(Samples.Draft(Samples.Brief("Third text"), id), "cas", Ct);
        await Get<UnpublishContent>().RunAsync(id, "", "ed", Ct);
        var entries = await FindAsync(new() { Kind = "content", Subject = id });
        Assert.Equal(
            [("unpublished", "ed", 1), ("saved", "cas", 3), ("saved", "ben", 2), ("published", "ed", 1), ("saved", "ann", 1)],
            entries.Select(entry => (entry.Action, entry.Who, entry.Version ?? 0)));
    }

    [Fact]
    public async Task What_changed_nothing_leaves_no_line()
    {
        var id = await Database.AddLiveAsync(Samples.Brief("Twice"));
        Assert.IsType<PublishResult.NothingToPublish>(await Get<PublishContent>().RunAsync(id, "ed", Ct));
        Assert.IsType<SaveResult.Unchanged>(await Get<SaveDraft>().RunAsync(Samples.Draft(Samples.Brief("Twice"), id), "ann", Ct));
        Assert.Equal(2, (await FindAsync(new() { Subject = id })).Count);
    }

    [Fact]
    public async Task A_new_account_is_written_down_with_who_added_it()
    {
        using var scope = Database.Services.CreateScope();
        var (account, _) = await scope.ServiceProvider.GetRequiredService<AddAccount>().RunAsync("new@example.org", "", Roles.Editor, "a long pass phrase", "command line");
        var entry = Assert.Single(await FindAsync(new() { Kind = "account", Subject = account!.Id }));
        Assert.Equal(("command line", "added", "new@example.org as Editor"), (entry.Who, entry.Action, entry.Details));
        Assert.Null((await scope.ServiceProvider.GetRequiredService<AddAccount>().RunAsync("new@example.org", "", Roles.Editor, "a long pass phrase", "command line")).Account);
        Assert.Single(await FindAsync(new() { Subject = "new@example.org" }));
    }

    [Fact]
    public async Task Entries_are_found_by_person_action_subject_and_period_newest_first()
    {
        var audit = Get<AuditTrail>();
        var start = Database.Clock.GetUtcNow();
        await audit.RecordAsync("Bea@example.org", AuditAction.Added, new("period", "100%"), "one", Ct);
        Database.Clock.Advance(TimeSpan.FromDays(1));
        await audit.RecordAsync("bea@example.org", AuditAction.Removed, new("period", "200"), "two", Ct);

        Assert.Equal(["two", "one"], (await FindAsync(new() { Who = "BEA\0@" })).Select(entry => entry.Details));
        Assert.Equal(["one"], (await FindAsync(new() { Who = "bea", Action = AuditAction.Added })).Select(entry => entry.Details));
        Assert.Equal(["one"], (await FindAsync(new() { Kind = "period", Subject = "0%" })).Select(entry => entry.Details));
        Assert.Equal(["two"], (await FindAsync(new() { Kind = "period", Subject = "TW" })).Select(entry => entry.Details));
        Assert.Equal(["one"], (await FindAsync(new() { Kind = "period", Until = start.AddHours(1) })).Select(entry => entry.Details));
        Assert.Equal(["two"], (await FindAsync(new() { Kind = "period", From = start.AddHours(1) })).Select(entry => entry.Details));
        var (second, total) = await audit.FindAsync(new() { Kind = "period" }, 2, 1, Ct);
        Assert.Equal((2, "one"), (total, second[0].Details));
        Assert.Contains("period", await audit.KindsAsync(Ct));
    }

    private async Task<IReadOnlyList<AuditEntry>> FindAsync(AuditFilter filter) => (await Get<AuditTrail>().FindAsync(filter, 1, 100, Ct)).Entries;
}

public sealed class AuditTrailOnSqlite(SqliteDatabase database) : AuditTrailContract(database), IClassFixture<SqliteDatabase>;

public sealed class AuditTrailOnPostgres(PostgresDatabase database) : AuditTrailContract(database), IClassFixture<PostgresDatabase>;
