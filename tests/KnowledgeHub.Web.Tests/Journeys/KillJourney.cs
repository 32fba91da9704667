using System.Globalization;
using KnowledgeHub.Web.Tests.Running;
using Microsoft.Data.Sqlite;

namespace KnowledgeHub.Web.Tests.Journeys;

/// <summary>A hub that is killed again and again while an issue goes out to many.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class KillJourney(SqliteData data) : IClassFixture<SqliteData>
{
    private const int Readers = 20_000;
    private const int Kills = 10;
    private const int Connections = 4;

    [Fact(Timeout = 300_000)]
    public async Task Ten_kills_while_an_issue_goes_out_mail_nobody_twice_and_lose_nobody()
    {
        await using var sink = await SmtpSink.StartAsync(Path.Combine(data.Path, "taken"));
        (string, string)[] settings = [.. sink.Settings, ("Hub__Mail__Connections", Connections.ToString(CultureInfo.InvariantCulture))];
        var hub = await HubProcess.StartAsync(data.Path, settings);
        await AddReadersAsync();
        var issue = await SendIssueAsync(hub);
        for (var kill = 1; kill <= Kills; kill++)
        {
            var enough = Readers / (Kills + 1) * kill;
            await Eventually.GetAsync($"{enough} mails", async () => await CountAsync("select count(*) from delivery where state = 'sent'") >= enough ? "sent" : null, TimeSpan.FromSeconds(60));
            await hub.KillAsync();
            await hub.DisposeAsync();
            hub = await HubProcess.StartAsync(data.Path, settings);
        }

        await using (hub)
        {
            await Eventually.GetAsync("the issue to end", async () => await CountAsync("select count(*) from issue where state = 'sent'") == 1 ? "ended" : null, TimeSpan.FromSeconds(90));
            using var ada = await StaffMember.LogInAsync(hub);
            await ada.OpenAsync(issue);
            Assert.Contains("20,000 of 20,000 handled", ada.Text, StringComparison.Ordinal);
        }

        var taken = sink.Recipients();
        var uncertain = await AddressesAsync("uncertain");
        Assert.Equal(taken.Count, taken.Distinct().Count());
        // Every address that is not uncertain is at the mail server, and none is there that the ledger knows nothing of.
        Assert.Equal(Enumerable.Range(1, Readers).Select(n => $"r{n}@example.org").Except(uncertain).Order(), taken.Except(uncertain).Order());
        Assert.Equal(Readers, (await AddressesAsync("sent")).Count + uncertain.Count);
        Assert.InRange(await CountAsync("select coalesce(max(n), 0) from (select count(*) as n from delivery where state = 'uncertain' group by claimed_by)"), 0, Connections);
    }

    private static async Task<string> SendIssueAsync(HubProcess hub)
    {
        using var ada = await StaffMember.LogInAsync(hub);
        await ada.OpenAsync("/admin/issues/new");
        await ada.PressAsync("Add");
        await ada.PressAsync("Save the issue", ("title", "Killed"));
        await ada.PressAsync("Send now");
        return ada.Address.AbsolutePath;
    }

    private async Task AddReadersAsync()
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText =
            $"""
            with recursive n (i) as (select 1 union all select i + 1 from n where i < {Readers})
            insert into subscriber (id, email, audience, locale, frequency, state, consent_text, consent_source, requested_at, confirmed_at)
            select printf('%026d', i), 'r' || i || '@example.org', 'payer', 'en', 'each-issue', 'confirmed', 't', 'test', '2026-01-01T00:00:00.0000000Z', '2026-01-01T00:00:00.0000000Z' from n
            """;
        await command.ExecuteNonQueryAsync();
    }

    private async Task<int> CountAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt32(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    private async Task<List<string>> AddressesAsync(string state)
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "select s.email from delivery d join subscriber s on s.id = d.subscriber_id where d.state = @State";
        command.Parameters.AddWithValue("@State", state);
        await using var reader = await command.ExecuteReaderAsync();
        var addresses = new List<string>();
        while (await reader.ReadAsync())
        {
            addresses.Add(reader.GetString(0));
        }

        return addresses;
    }

    private async Task<SqliteConnection> OpenAsync()
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(data.Path, "hub.db")};Pooling=False;Default Timeout=20");
        await connection.OpenAsync();
        return connection;
    }
}
