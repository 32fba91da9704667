using KnowledgeHub.Accounts;
using KnowledgeHub.Content;
using KnowledgeHub.Content.Types;
using KnowledgeHub.Mail;
using KnowledgeHub.Media;
using KnowledgeHub.Newsletters;
using KnowledgeHub.Storage;
using KnowledgeHub.Subscribers;
using KnowledgeHub.Taxonomy;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace KnowledgeHub.Benchmarks.Sending;

/// <summary>A hub that mails to a server on this machine: the real ledger, the real SMTP, and a theme that fills a mail to its size.</summary>
internal sealed class MailHub : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly string folder = Directory.CreateTempSubdirectory("hub-benchmark-").FullName;
    private readonly string? server;
    private readonly string name = $"hub_benchmark_{Guid.NewGuid():n}";
    private string item = "";

    private MailHub(string? server, int connections, int port)
    {
        this.server = server;
        var storage = server is null
            ? StorageSettings.From(folder, "sqlite", null)
            : StorageSettings.From(folder, "postgres", new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 20 }.ToString());
        services = new ServiceCollection()
            .AddLogging()
            .AddStorage(storage)
            .AddSingleton(new HubSettings("Benchmark", "https://hub.example.org"))
            .AddAccounts().AddTaxonomy().AddMedia(new MediaSettings(Path.Combine(folder, "media"))).AddContent().AddSubscribers().AddNewsletters()
            .AddMail(new MailSettings { Host = "127.0.0.1", Port = port, From = "news@hub.example.org", Connections = connections }, Path.Combine(folder, "outbox"))
            .AddSingleton<IDrawEdition, LargeEdition>()
            .AddSingleton<IDrawServiceMail, NoServiceMail>()
            .BuildServiceProvider();
    }

    /// <param name="server">A PostgreSQL server, or null for SQLite.</param>
    /// <param name="connections">How many are open to the mail server.</param>
    /// <param name="port">The mail server's.</param>
    /// <param name="ct">Ends the work early.</param>
    public static async Task<MailHub> CreateAsync(string? server, int connections, int port, CancellationToken ct)
    {
        var hub = new MailHub(server, connections, port);
        await hub.OnServerAsync($"create database {hub.name}", ct);
        await hub.Get<Migrations>().ApplyAsync(ct);
        var saved = (SaveResult.Saved)await hub.Get<SaveDraft>().RunAsync(
            new Draft { Type = ContentType.Get("policy-brief"), Body = new PolicyBrief { Title = "An item", Summary = "A summary.", Body = "<p>Text.</p>" } }, "benchmark", ct);
        await hub.Get<PublishContent>().RunAsync(saved.Id, "benchmark", ct);
        hub.item = saved.Id;
        return hub;
    }

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    /// <summary>Makes so many subscribers, and forgets those before and what they got.</summary>
    public async Task SubscribeAsync(int count, CancellationToken ct)
    {
        await using var session = await Get<Database>().OpenAsync(ct);
        await session.RunAsync("delete from delivery", ct: ct);
        await session.RunAsync("delete from subscriber", ct: ct);
        await session.RunAsync(
            """
            with recursive n (i) as (select 1 union all select i + 1 from n where i < @Count)
            insert into subscriber (id, email, audience, locale, frequency, state, consent_text, consent_source, requested_at, confirmed_at)
            select substr('00000000000000000000000000', 1, 26 - length(cast(i as text))) || cast(i as text), 'r' || cast(i as text) || '@example.org',
                   'payer', 'en', 'each-issue', 'confirmed', 't', 'benchmark', @Now, @Now from n
            """,
            new { Count = count, Now = DateTimeOffset.UtcNow },
            ct);
    }

    /// <summary>Queues an issue for all subscribers.</summary>
    public async Task QueueAsync(CancellationToken ct)
    {
        var (id, problems) = await Get<SaveIssue>().RunAsync(new IssueDraft(null, "Benchmark", "", [new("News", [item])]), "benchmark", ct);
        await Get<ScheduleIssue>().RunAsync(id ?? throw new InvalidOperationException(problems[0].Message), DateTimeOffset.UtcNow, "benchmark", ct);
        await Get<QueueIssue>().RunAsync(ct);
    }

    /// <summary>Sends what is queued and says how many messages the server took.</summary>
    public Task<int> SendAsync(CancellationToken ct) => Get<SendDeliveries>().RunAsync(ct);

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        await OnServerAsync($"drop database if exists {name} with (force)", CancellationToken.None);
        Directory.Delete(folder, recursive: true);
    }

    private async Task OnServerAsync(string sql, CancellationToken ct)
    {
        if (server is null)
        {
            return;
        }

        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ToString());
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>About 30,000 bytes with everything around it, like an issue with a dozen items.</summary>
    private sealed class LargeEdition : IDrawEdition
    {
        private static readonly string Filling = string.Concat(Enumerable.Repeat("<p>What the evidence says, and what it means for those who decide, in one line of text.</p>\n", 300));

        public Task<string> DrawAsync(Edition edition) =>
            Task.FromResult($"<h1>{edition.Title}</h1>{Filling}<a href=\"{Edition.PreferencesSlot}\">Preferences</a> <a href=\"{Edition.UnsubscribeSlot}\">Unsubscribe</a>");
    }

    private sealed class NoServiceMail : IDrawServiceMail
    {
        public Task<string> DrawAsync(ServiceMail mail) => Task.FromResult("");
    }
}
