using KnowledgeHub.Accounts;
using KnowledgeHub.Alerts;
using KnowledgeHub.Commitments;
using KnowledgeHub.Content;
using KnowledgeHub.Exchange;
using KnowledgeHub.Influence;
using KnowledgeHub.Mail;
using KnowledgeHub.Media;
using KnowledgeHub.Milestones;
using KnowledgeHub.Newsletters;
using KnowledgeHub.Readiness;
using KnowledgeHub.Relations;
using KnowledgeHub.Review;
using KnowledgeHub.Search;
using KnowledgeHub.SearchDesk;
using KnowledgeHub.Stakeholders;
using KnowledgeHub.Storage;
using KnowledgeHub.Subscribers;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.TermDesk;
using KnowledgeHub.Tests.Alerts;
using KnowledgeHub.Tests.Mail;
using KnowledgeHub.Tests.Newsletters;
using KnowledgeHub.Translations;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace KnowledgeHub.Tests.Storage;

/// <summary>A hub without its web pages on a database of its own, with some topics and countries and a clock that stands still.</summary>
public abstract class TestDatabase : IAsyncLifetime
{
    private readonly List<ServiceProvider> nodes = [];

    public abstract Dialect Dialect { get; }

    /// <summary>Why there is no database to test on, or null.</summary>
    public virtual string? Missing => null;

    public string Folder { get; } = Directory.CreateTempSubdirectory("hub-tests-").FullName;

    internal ManualClock Clock { get; } = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));

    internal FakeMailer Mailer { get; } = new();

    public MediaSettings MediaSettings => new(Path.Combine(Folder, "media"), ImageMegabytes: 1, DocumentMegabytes: 1);

    public IServiceProvider Services => nodes[0];

    protected abstract string ConnectionString { get; }

    protected virtual string SharedConnectionString => ConnectionString;

    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    /// <summary>Another node of the same hub: it shares the database and nothing else, not even the folder of its index when it is given its own.</summary>
    public IServiceProvider AddNode(string? folder = null)
    {
        var node = Describe(folder).BuildServiceProvider();
        nodes.Add(node);
        return node;
    }

    /// <summary>What a node is made of, for tests that change some of it.</summary>
    public IServiceCollection Describe(string? folder = null)
    {
        var mail = new MailSettings { From = "hub@example.org", BouncesTo = "bounces@example.org", Connections = 2 };
        return new ServiceCollection()
            .AddLogging()
            .AddStorage(new StorageSettings(folder ?? Folder, Dialect, folder is null ? ConnectionString : SharedConnectionString, 15))
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton(new HubSettings("Test hub", "https://hub.example.org"))
            .AddTaxonomy().AddMedia(MediaSettings).AddContent().AddReview().AddReadiness().AddRelations().AddTermDesk().AddStakeholders().AddCommitments().AddMilestones().AddInfluence().AddTranslations().AddSearch().AddSearchDesk().AddSubscribers().AddNewsletters().AddExchange().AddAccounts().AddAlerts(new AlertSettings(TimeSpan.FromMinutes(3)))
            .AddMail(mail, Path.Combine(Folder, "outbox"))
            .AddSingleton<IMailer>(Mailer)
            .AddSingleton<IDrawEdition, PlainEdition>()
            .AddSingleton<IDrawServiceMail, PlainServiceMail>()
            .AddSingleton<IDrawAlert, PlainAlert>();
    }

    /// <summary>Skips the test where there is no such database, or fails it where every database has to be there.</summary>
    public void Require()
    {
        if (Missing is not null)
        {
            Assert.SkipUnless(MustRunAll, Missing);
            Assert.Fail(Missing);
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (Missing is null)
        {
            await CreateAsync();
            AddNode();
            await Get<Migrations>().ApplyAsync(TestContext.Current.CancellationToken);
            await Get<TermStore>().SaveTopicsAsync(Samples.Topics, TestContext.Current.CancellationToken);
            await Get<TermStore>().SavePlacesAsync(Samples.Places, TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in nodes)
        {
            await node.DisposeAsync();
        }

        await RemoveAsync();
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>What a statement answers, for what no public method tells.</summary>
    public async Task<T?> ScalarAsync<T>(string sql, object? args = null)
    {
        await using var session = await Get<Database>().OpenAsync(TestContext.Current.CancellationToken);
        return await session.ScalarAsync<T>(sql, args, TestContext.Current.CancellationToken);
    }

    public async Task RunAsync(string sql, object? args = null)
    {
        await using var session = await Get<Database>().OpenAsync(TestContext.Current.CancellationToken);
        await session.RunAsync(sql, args, TestContext.Current.CancellationToken);
    }

    /// <summary>Makes the database as empty as before its first migration.</summary>
    public abstract Task ClearAsync();

    protected abstract Task CreateAsync();

    protected abstract Task RemoveAsync();

    private static bool MustRunAll =>
        Environment.GetEnvironmentVariable("CI") == "true" || Environment.GetEnvironmentVariable("HUB_TEST_REQUIRE_ALL") == "1";
}

/// <summary>A file in a folder of its own.</summary>
public sealed class SqliteDatabase : TestDatabase
{
    public override Dialect Dialect => Dialect.Sqlite;

    // Left empty, so that the tests run on the connection string that the hub makes for itself.
    protected override string ConnectionString => "";

    protected override string SharedConnectionString => $"Data Source={Path.Combine(Folder, "hub.db")}";

    public override Task ClearAsync()
    {
        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.EnumerateFiles(Folder, "hub.db*"))
        {
            File.Delete(file);
        }

        return Task.CompletedTask;
    }

    protected override Task CreateAsync() => Task.CompletedTask;

    protected override Task RemoveAsync()
    {
        SqliteConnection.ClearAllPools();
        return Task.CompletedTask;
    }
}

/// <summary>A database that is created on the server that HUB_TEST_POSTGRES names, and dropped again.</summary>
public sealed class PostgresDatabase : TestDatabase
{
    private static readonly string? Server = Environment.GetEnvironmentVariable("HUB_TEST_POSTGRES");
    private readonly string name = $"hub_test_{Guid.NewGuid():n}";

    public override Dialect Dialect => Dialect.Postgres;

    public override string? Missing =>
        string.IsNullOrWhiteSpace(Server) ? "There is no PostgreSQL to test on; set HUB_TEST_POSTGRES to the connection string of a user who may create databases." : null;

    protected override string ConnectionString => new NpgsqlConnectionStringBuilder(Server) { Database = name, MaxPoolSize = 40 }.ToString();

    public override Task ClearAsync() => RunAsync("drop schema public cascade; create schema public");

    protected override Task CreateAsync() => OnServerAsync($"create database {name}");

    protected override Task RemoveAsync() => Missing is null ? OnServerAsync($"drop database if exists {name} with (force)") : Task.CompletedTask;

    private static async Task OnServerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server) { Pooling = false }.ToString());
        await connection.OpenAsync(CancellationToken.None);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }
}
