using System.Text;
using KnowledgeHub.Subscribers;
using KnowledgeHub.Tests.Storage;
using Xunit;

namespace KnowledgeHub.Tests.Subscribers;

public abstract class ImportSubscribersContract(TestDatabase database) : Contract(database)
{
    private const string Header = "email,audience,topics,locale,frequency,status,consent_source,consented_at\n";

    [Fact]
    public async Task A_row_is_stored_with_its_choices_and_the_proof_of_the_file()
    {
        var lines = await ImportAsync(
            "email;audience;topics;locale;frequency;status;consent_source;consented_at;country;organisation\n"
            + "New@Example.org;payer;\"sequencing;financing\";fr;monthly;confirmed;Paper form, congress 2024;2024-05-31;ke;\"Institut \"\"Santé\"\"\"\n");
        Assert.Equal(("added", 2, "new@example.org"), (lines[0].Outcome, lines[0].Row, lines[0].Email));
        var id = await Database.ScalarAsync<string>("select id from subscriber where email = 'new@example.org'");
        var data = (await Get<ExportSubscriber>().RunAsync(id!, Ct))!;
        Assert.Equal(("confirmed", "payer", "fr", "monthly", "KE", "Institut \"Santé\""), (data.Subscriber.State, data.Subscriber.Audience, data.Subscriber.Locale, data.Subscriber.Frequency, data.Subscriber.Country, data.Subscriber.Organisation));
        Assert.Equal(("Paper form, congress 2024", new DateTimeOffset(2024, 5, 31, 0, 0, 0, TimeSpan.Zero)), (data.Subscriber.ConsentSource, data.Subscriber.ConfirmedAt));
        Assert.Equal(["financing", "sequencing"], data.Topics);
    }

    [Fact]
    public async Task Each_wrong_row_is_named_with_what_to_write_and_the_others_come_in()
    {
        var lines = await ImportAsync(
            Header
            + "no-address,payer,,en,weekly,confirmed,form,2024-01-01\n"
            + "a1@example.org,nobody,,en,weekly,confirmed,form,2024-01-01\n"
            + "a2@example.org,payer,astrology,en,weekly,confirmed,form,2024-01-01\n"
            + "a3@example.org,payer,,de,weekly,confirmed,form,2024-01-01\n"
            + "a4@example.org,payer,,en,hourly,confirmed,form,2024-01-01\n"
            + "a5@example.org,payer,,en,weekly,,form,2024-01-01\n"
            + "a6@example.org,payer,,en,weekly,confirmed,,2024-01-01\n"
            + "a7@example.org,payer,,en,weekly,confirmed,form,\n"
            + "a8@example.org,payer,,en,weekly,confirmed,form,31/01/2024\n"
            + "a9@example.org,payer,,en,weekly,confirmed,form,2999-01-01\n"
            + "\"b1@example.org,payer,,en,weekly,confirmed,form,2024-01-01\n"
            + "b2@example.org,payer,,en,weekly,confirmed,form,2024-01-01\n"
            + "B2@example.org,payer,,en,weekly,confirmed,form,2024-01-01\n");
        string[] starts =
        [
            "The address is not complete", "'nobody' is no audience", "There is no topic 'astrology'", "'de' is no language", "'hourly' is no frequency", "The status is ''",
            "A confirmed subscriber needs consent_source", "A confirmed subscriber needs consented_at", "'31/01/2024' is no date", "The date of the consent lies in the future", "A quote in this row is not closed",
            "Becomes a confirmed subscriber.", "Row 13 has this address already",
        ];
        Assert.Equal(Enumerable.Range(2, starts.Length), lines.Select(line => line.Row));
        Assert.All(lines.Zip(starts), pair => Assert.StartsWith(pair.Second, pair.First.Sentence, StringComparison.Ordinal));
        Assert.Equal(1, await CountAsync("a%", "b%"));
    }

    [Fact]
    public async Task Who_left_stays_away_and_who_is_here_keeps_their_own_choices()
    {
        var (left, erased, here, waiting) = (await AskAsync("left@example.org", true), await AskAsync("erased@example.org", true), await AskAsync("here@example.org", true), await AskAsync("waiting@example.org", false));
        await Get<Unsubscribe>().RunAsync(left, Ct);
        await Get<EraseSubscriber>().RunAsync(erased, false, "", Ct);
        await Get<SuppressAddress>().RunAsync("blocked@example.org", "ada", Ct);
        var file = Header + string.Concat(new[] { "left", "erased", "blocked", "here", "waiting" }.Select(name => $"{name}@example.org,payer,,en,monthly,confirmed,form,2024-01-01\n"))
            + "elsewhere@example.org,,,,,unsubscribed,,\n";
        Assert.Equal(["suppressed", "suppressed", "suppressed", "known", "confirmed", "opted-out"], (await ImportAsync(file, checkOnly: true)).Select(line => line.Outcome));
        Assert.Equal("pending", (await Get<SubscriberStore>().FindAsync(waiting, Ct))!.State);
        Assert.Null(await Get<Suppression>().FindAsync("elsewhere@example.org", Ct));

        Assert.Equal(["suppressed", "suppressed", "suppressed", "known", "confirmed", "opted-out"], (await ImportAsync(file)).Select(line => line.Outcome));
        Assert.Equal("unsubscribed", (await Get<SubscriberStore>().FindAsync(left, Ct))!.State);
        Assert.Equal("researcher", (await Get<SubscriberStore>().FindAsync(here, Ct))!.Audience);
        Assert.Equal(("confirmed", "payer"), ((await Get<SubscriberStore>().FindAsync(waiting, Ct))!.State, (await Get<SubscriberStore>().FindAsync(waiting, Ct))!.Audience));
        Assert.Equal(0, await CountAsync("erased@%", "blocked@%"));
        Assert.Equal(["suppressed", "suppressed", "suppressed", "known", "known", "known"], (await ImportAsync(file)).Select(line => line.Outcome));
        Assert.Equal("suppressed", (await ImportAsync(Header + "elsewhere@example.org,payer,,en,monthly,confirmed,form,2024-01-01\n"))[0].Outcome);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("windows-1252")]
    public async Task A_file_is_read_in_the_encoding_that_it_has(string name)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        var text = Header.Replace("\n", ",organisation\n", StringComparison.Ordinal) + $"{name}@example.org,payer,,en,weekly,confirmed,Formulaire à Genève,2024-01-01,Université de Genève\n";
        Assert.Null(await Get<ImportSubscribers>().RunAsync(new MemoryStream(encoding.GetBytes(text)), false, 0, (_, _) => Task.CompletedTask, Ct));
        Assert.Equal("Université de Genève", await Database.ScalarAsync<string>("select organisation from subscriber where email = @Email", new { Email = $"{name.ToLowerInvariant()}@example.org" }));
    }

    [Theory]
    [InlineData("", "The first row has no column 'email'")]
    [InlineData("email,audience,email,status\n", "The first row has the column 'email' twice")]
    [InlineData("PK\u0003\u0004 this is a spreadsheet", "The first row has no column 'email'")]
    public async Task A_file_that_is_none_of_subscribers_gets_one_sentence(string text, string problem) =>
        Assert.StartsWith(problem, await Get<ImportSubscribers>().RunAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), false, 0, (_, _) => Task.CompletedTask, Ct), StringComparison.Ordinal);

    [Fact]
    public async Task A_file_of_staff_is_checked_imported_once_and_forgotten()
    {
        var imports = Get<SubscriberImports>();
        var text = Header + string.Concat(Enumerable.Range(0, 1200).Select(n => $"desk{n}@example.org,payer,financing,en,weekly,{(n == 7 ? "wrong" : "confirmed")},form,2024-01-01\n"));
        var id = await imports.AddAsync("readers.csv", new MemoryStream(Encoding.UTF8.GetBytes(text)), "ada", Ct);
        Assert.False(await imports.StartAsync(id, "ada", Ct));
        Assert.Equal(1, await Get<RunImports>().RunAsync(Ct));
        var check = (await imports.FindAsync(id, Ct))!;
        Assert.Equal(("checked", 1199, 1, 0), (check.State, check.Outcomes["added"], check.Outcomes["wrong"], await CountAsync("desk%", "-")));

        Assert.True(await imports.StartAsync(id, "ada", Ct));
        Assert.False(await imports.StartAsync(id, "ada", Ct));
        await Get<RunImports>().RunAsync(Ct);
        Assert.Equal(("done", 1201, 1199), ((await imports.FindAsync(id, Ct))!.State, (await imports.FindAsync(id, Ct))!.RowsDone, await CountAsync("desk%", "-")));
        Assert.Equal(0, await Database.ScalarAsync<int>("select count(*) from subscriber_import_part"));
        Assert.Equal("readers.csv: 1199 added, 1 wrong", await Database.ScalarAsync<string>("select details from audit_entry where subject_id = @Id order by sequence desc limit 1", new { Id = id }));

        var report = new MemoryStream();
        await SubscriberFile.WriteReportAsync(report, imports.ReportAsync(id, Ct), Ct);
        var lines = Encoding.UTF8.GetString(report.ToArray()).Trim().Split("\r\n");
        Assert.Equal(1201, lines.Length);
        Assert.Equal("9,desk7@example.org,wrong,\"The status is 'wrong'; write confirmed, pending or unsubscribed.\"", lines[8]);
        Database.Clock.Advance(SubscriberImports.Kept + TimeSpan.FromHours(1));
        await Get<RunImports>().RunAsync(Ct);
        Assert.Null(await imports.FindAsync(id, Ct));
    }

    [Fact]
    public async Task An_import_that_was_cut_off_goes_on_where_it_stopped()
    {
        var text = Header + string.Concat(Enumerable.Range(0, ImportSubscribers.BatchSize * 3).Select(n => $"cut{n}@example.org,payer,,en,weekly,confirmed,form,2024-01-01\n"));
        var imports = Get<SubscriberImports>();
        var id = await imports.AddAsync("cut.csv", new MemoryStream(Encoding.UTF8.GetBytes(text)), "ada", Ct);
        await Get<RunImports>().RunAsync(Ct);
        await imports.StartAsync(id, "ada", Ct);
        // What a node leaves behind that is killed after its first batch.
        var after = 0;
        await Assert.ThrowsAsync<IOException>(() => Get<ImportSubscribers>().RunAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), false, 0, (_, lines) => after == 0 ? Task.FromResult(after = lines[^1].Row) : throw new IOException("killed"), Ct));
        await Database.RunAsync("update subscriber_import set rows_done = @After where id = @Id", new { After = after, Id = id });
        Assert.Equal(ImportSubscribers.BatchSize, await CountAsync("cut%", "-"));
        await Get<RunImports>().RunAsync(Ct);
        Assert.Equal(("done", ImportSubscribers.BatchSize * 3), ((await imports.FindAsync(id, Ct))!.State, await CountAsync("cut%", "-")));
    }

    private async Task<List<RowReport>> ImportAsync(string text, bool checkOnly = false)
    {
        var all = new List<RowReport>();
        Assert.Null(await Get<ImportSubscribers>().RunAsync(
            new MemoryStream(Encoding.UTF8.GetBytes(text)),
            checkOnly,
            0,
            (_, lines) =>
            {
                all.AddRange(lines);
                return Task.CompletedTask;
            },
            Ct));
        return all;
    }

    private async Task<string> AskAsync(string email, bool confirm)
    {
        Assert.Null(await Get<RequestSubscription>().RunAsync(email, new Preferences("researcher", [], "en", "each-issue"), "c", "s", Ct));
        var id = (await Database.ScalarAsync<string>("select id from subscriber where email = @Email", new { Email = email }))!;
        Assert.True(!confirm || await Get<ConfirmSubscription>().RunAsync(id, Ct));
        return id;
    }

    private Task<int> CountAsync(string like, string orLike) => Database.ScalarAsync<int>("select count(*) from subscriber where email like @Like or email like @OrLike", new { Like = like, OrLike = orLike });
}

public sealed class ImportSubscribersOnSqlite(SqliteDatabase database) : ImportSubscribersContract(database), IClassFixture<SqliteDatabase>;

public sealed class ImportSubscribersOnPostgres(PostgresDatabase database) : ImportSubscribersContract(database), IClassFixture<PostgresDatabase>;
