using KnowledgeHub.Web.Tests.Running;
using Microsoft.Data.Sqlite;

namespace KnowledgeHub.Web.Tests.Journeys;

/// <summary>A hub that is killed again and again while alerts go out.</summary>
public sealed class AlertKillTests(SqliteData data) : IClassFixture<SqliteData>
{
    private const int Followers = 200;

    [Fact(Timeout = 240_000)]
    public async Task A_kill_while_alerts_go_out_tells_nobody_twice_and_loses_nobody()
    {
        await using (await HubProcess.StartAsync(data.Path))
        {
        }

        await ExecuteAsync(
            $$"""
            with recursive n (i) as (select 1 union all select i + 1 from n where i < {{Followers}})
            insert into follower (id, email, created_at) select printf('%026d', i), 'r' || i || '@example.org', '2026-01-01T00:00:00.0000000Z' from n;
            insert into saved_search (id, follower_id, words, chosen, fingerprint, period, state, consent_text, requested_at, seen, due_at)
            select id, id, 'aardwolf', '{}', 'f', 'immediate', 'active', 't', '2026-01-01T00:00:00.0000000Z', (select max(sequence) from announcement), '2026-01-01T00:00:00.0000000Z' from follower
            """);
        for (var turn = 0; turn < 3; turn++)
        {
            await using var hub = await HubProcess.StartAsync(data.Path, ("Hub__AlertMinutes", "0"));
            if (turn == 0)
            {
                using var ada = await StaffMember.LogInAsync(hub);
                await ada.OpenAsync("/admin/content/new?type=statement");
                await ada.PressAsync("Save and publish", ("title", "An aardwolf"), ("summary", "s"), ("body", "It is an aardwolf."));
            }

            // The first is killed while mails are still being queued, the others while they are handed over.
            var enough = 20 + (70 * turn);
            await Eventually.GetAsync("more alerts", () => Told(hub).Count >= enough ? "some" : null, TimeSpan.FromSeconds(60));
            await hub.KillAsync();
        }

        // Claims of the killed hubs end after some minutes; what was being handed over is uncertain by then and not sent again.
        await ExecuteAsync("update service_mail set claimed_until = '2000-01-01T00:00:00.0000000Z' where claimed_until is not null");
        await using var last = await HubProcess.StartAsync(data.Path, ("Hub__AlertMinutes", "0"));
        await Eventually.GetAsync("every alert to be accounted for", async () =>
            await ScalarAsync("select count(*) from service_mail where bulk and state in ('sent', 'uncertain')") == Followers ? "all" : null, TimeSpan.FromSeconds(60));
        Assert.Equal(Followers, await ScalarAsync("select count(*) from alert"));
        var (told, uncertain) = (Told(last), await ScalarAsync("select count(*) from service_mail where bulk and state = 'uncertain'"));
        Assert.Equal(told.Count, told.Distinct().Count());
        // One mail at a time is handed over, so a kill leaves at most one of which nobody knows.
        Assert.InRange(uncertain, 0, 3);
        Assert.InRange(told.Count, Followers - uncertain, Followers);
    }

    private static List<string> Told(HubProcess hub) => [.. hub.Outbox.List(10_000).Where(entry => entry.Subject.Contains("aardwolf", StringComparison.Ordinal)).Select(entry => entry.To)];

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private async Task<int> ScalarAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt32(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private async Task<SqliteConnection> OpenAsync()
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(data.Path, "hub.db")};Pooling=False;Default Timeout=20");
        await connection.OpenAsync();
        return connection;
    }
}
