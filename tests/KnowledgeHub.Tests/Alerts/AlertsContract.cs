using KnowledgeHub.Alerts;
using KnowledgeHub.Content;
using KnowledgeHub.Mail;
using KnowledgeHub.Search;
using KnowledgeHub.Tests.Newsletters;
using KnowledgeHub.Tests.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KnowledgeHub.Tests.Alerts;

public abstract class AlertsContract(TestDatabase database) : FollowersFixture(database)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task An_alert_says_what_it_is_what_happened_and_why_it_matched()
    {
        var id = await FollowAsync(Query("numbat", ("topic", "financing"), ("country", "KE")));
        var item = await Database.AddLiveAsync(Samples.Brief("Paying for tests") with { Summary = "Who pays.", Body = "<p>Here the numbat is paid for.</p>", Topics = ["financing"], Places = ["KE"] });
        await Database.AddLiveAsync(Samples.Brief("A numbat elsewhere") with { Topics = ["financing"], Places = ["PT"] });
        await Database.AddLiveAsync(Samples.Brief("Nothing of the kind") with { Topics = ["financing"], Places = ["KE"] });
        var mail = Assert.Single(await AfterAsync(Day));
        Assert.Equal((Reader, "“numbat” · Country: Kenya · Topic: Financing: 1 new"), (mail.To, mail.Subject));
        var today = AlertMail.Day(Database.Clock.GetUtcNow() - Day);
        foreach (var words in new[] { "Paying for tests", $"Policy brief, {today}", $"New on {today}", "In the text: Here the *numbat* is paid for.", "Topic: Financing", "Country: Kenya", "https://hub.example.org/briefs/paying-for-tests" })
        {
            Assert.Contains(words, mail.Text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("elsewhere", mail.Text, StringComparison.Ordinal);
        Assert.Contains("/search?q=numbat&country=KE&topic=financing&sort=newest", mail.Text, StringComparison.Ordinal);
        Assert.Equal("List-Unsubscribe=One-Click", mail["List-Unsubscribe-Post"]);
        var stop = mail["List-Unsubscribe"]!.Trim('<', '>');
        Assert.Contains(stop, mail.Text, StringComparison.Ordinal);
        Assert.Equal(id, await Get<AlertLinks>().ReadStopAsync(stop.Split('/')[^1], Ct));
        Assert.Equal(1, await Database.ScalarAsync<int>("select count(*) from alert a join announcement n on n.sequence = a.announcement where a.saved_search_id = @Id and n.content_id = @Item", new { Id = id, Item = item }));
    }

    [Fact]
    public async Task A_change_comes_with_its_note_and_a_minor_one_not_at_all()
    {
        var item = await Database.AddLiveAsync(Samples.Brief("The quoll paper"));
        await CatchUpAsync();
        await FollowAsync(Query("quoll"));
        await Database.ChangeAsync(item, Samples.Brief("The quoll paper, mended"));
        Assert.Empty(await AfterAsync(Day));
        await Database.ChangeAsync(item, Samples.Brief("The quoll paper, revised"), Edit.Major("Quolls are counted anew."));
        var mail = Assert.Single(await AfterAsync(Day));
        Assert.EndsWith("1 changed", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("Quolls are counted anew.", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Quolls are counted anew.", mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withdrawn_item_comes_with_its_notice_though_search_no_longer_shows_it()
    {
        var item = await Database.AddLiveAsync(Samples.Brief("The potoroo report"));
        await CatchUpAsync();
        await FollowAsync(Query("potoroo", ("type", "policy-brief")));
        await Get<WithdrawContent>().RunAsync(item, "Its figures were wrong.", "ed", Ct);
        var mail = Assert.Single(await AfterAsync(Day));
        Assert.EndsWith("1 withdrawn", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("Its figures were wrong.", mail.Text, StringComparison.Ordinal);
        Assert.Contains("/briefs/the-potoroo-report", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_item_with_several_changes_has_one_line_and_each_is_told_once()
    {
        await FollowAsync(Query("bettong"));
        var item = await Database.AddLiveAsync(Samples.Brief("Bettong"));
        await Database.ChangeAsync(item, Samples.Brief("Bettong 2"), Edit.Major("Second thoughts."));
        var gone = await Database.AddLiveAsync(Samples.Brief("Bettong in error"));
        await Get<WithdrawContent>().RunAsync(gone, "A mistake.", "ed", Ct);
        var mail = Assert.Single(await AfterAsync(Day));
        Assert.EndsWith("1 new, 1 withdrawn", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("Second thoughts.", mail.Text, StringComparison.Ordinal);
        Assert.Equal(4, await Database.ScalarAsync<int>("select count(*) from alert"));
        Assert.Empty(await AfterAsync(Day));
    }

    [Fact]
    public async Task Nothing_comes_when_nothing_matches_and_what_was_announced_before_is_not_told()
    {
        await Database.AddLiveAsync(Samples.Brief("An early wombat"));
        await FollowAsync(Query("wombat"));
        await Database.AddLiveAsync(Samples.Brief("Something else"));
        for (var day = 0; day < 10; day++)
        {
            Assert.Empty(await AfterAsync(Day));
        }
    }

    [Fact]
    public async Task A_search_of_facets_alone_is_told_of_all_that_has_them()
    {
        await FollowAsync(Query("", ("topic", "diagnostics")));
        await Database.AddLiveAsync(Samples.Brief("Below the topic") with { Topics = ["sequencing"], Summary = "How it begins." });
        await Database.AddLiveAsync(Samples.Brief("Beside the topic") with { Topics = ["financing"] });
        var mail = Assert.Single(await AfterAsync(Day));
        Assert.Contains("Below the topic", mail.Text, StringComparison.Ordinal);
        Assert.Contains("How it begins.", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Beside the topic", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_daily_mail_comes_at_six_and_once_a_day_at_most()
    {
        await ToAsync(9);
        await FollowAsync(Query("echidna"));
        await Database.AddLiveAsync(Samples.Brief("First echidna"));
        Assert.Empty(await AfterAsync(TimeSpan.FromHours(20)));
        await Database.AddLiveAsync(Samples.Brief("Second echidna"));
        Assert.EndsWith("2 new", Assert.Single(await AfterAsync(TimeSpan.FromHours(1))).Subject, StringComparison.Ordinal);

        // A morning without news passes; what comes at noon waits for the next.
        Assert.Empty(await AfterAsync(TimeSpan.FromHours(24)));
        await Database.AddLiveAsync(Samples.Brief("Third echidna"));
        Assert.Empty(await AfterAsync(TimeSpan.FromHours(6)));
        await Database.AddLiveAsync(Samples.Brief("Fourth echidna"));
        Assert.EndsWith("2 new", Assert.Single(await AfterAsync(TimeSpan.FromHours(18))).Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_weekly_mail_comes_once_a_week_at_most()
    {
        await ToAsync(9);
        await FollowAsync(Query("dunnart"), AlertPeriod.Weekly);
        var days = new List<int>();
        for (var day = 1; day <= 28; day++)
        {
            await Database.AddLiveAsync(Samples.Brief($"Dunnart of day {day}"));
            if ((await AfterAsync(Day)).Count == 1)
            {
                days.Add(day);
            }
        }

        Assert.Equal([7, 14, 21, 28], days);
        Assert.Equal(28, await Database.ScalarAsync<int>("select count(*) from alert"));
    }

    [Fact]
    public async Task An_immediate_mail_waits_some_minutes_so_that_what_comes_together_is_one_mail()
    {
        await FollowAsync(Query("bilby"), AlertPeriod.Immediate);
        await Database.AddLiveAsync(Samples.Brief("First bilby"));
        Assert.Empty(await AfterAsync(2 * Minute));
        await Database.AddLiveAsync(Samples.Brief("Second bilby"));
        Assert.EndsWith("2 new", Assert.Single(await AfterAsync(Minute)).Subject, StringComparison.Ordinal);
        Assert.Empty(await AfterAsync(Minute));
        await Database.AddLiveAsync(Samples.Brief("Third bilby"));
        Assert.Empty(await AfterAsync(2 * Minute));
        Assert.Single(await AfterAsync(Minute));
    }

    [Fact]
    public async Task Workers_on_many_nodes_tell_each_follower_once()
    {
        for (var n = 0; n < 12; n++)
        {
            await FollowAsync(Query("quokka"), email: $"reader{n}@example.org");
        }

        await Database.AddLiveAsync(Samples.Brief("A quokka"));
        await Database.AddLiveAsync(Samples.Brief("Another quokka"));
        Database.Clock.Advance(Day);
        await CatchUpAsync();
        var nodes = Enumerable.Range(0, 4).Select(_ => Database.AddNode()).ToList();
        var queued = await Task.WhenAll(nodes.Select(node => Task.Run(() => node.GetRequiredService<QueueAlerts>().RunAsync(Ct), Ct)));
        Assert.Equal(12, queued.Sum());
        Assert.Equal(Enumerable.Range(0, 12).Select(n => $"reader{n}@example.org").Order(), (await SendAsync()).Select(mail => mail.To).Order());
        Assert.Equal(24, await Database.ScalarAsync<int>("select count(*) from alert"));
    }

    [Fact]
    public async Task A_node_tells_only_what_its_index_has_read_and_the_rest_later()
    {
        await FollowAsync(Query("numbats"), AlertPeriod.Immediate);
        await Database.AddLiveAsync(Samples.Brief("Indexed numbats"));
        await CatchUpAsync();
        await Database.AddLiveAsync(Samples.Brief("Numbats not indexed yet"));
        Database.Clock.Advance(5 * Minute);
        Assert.Equal(1, await Get<QueueAlerts>().RunAsync(Ct));
        Assert.DoesNotContain("not indexed yet", Assert.Single(await SendAsync()).Text, StringComparison.Ordinal);
        Assert.Contains("not indexed yet", Assert.Single(await AfterAsync(Minute)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_index_nothing_is_lost()
    {
        await FollowAsync(Query("kowari"));
        await Database.AddLiveAsync(Samples.Brief("A kowari"));
        await CatchUpAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(Path.Combine(Database.Folder, "search"), recursive: true);
        Database.Clock.Advance(3 * Day);
        Assert.Equal(0, await Get<QueueAlerts>().RunAsync(Ct));
        Assert.Empty(await SendAsync());
        Assert.Single(await AfterAsync(Minute));
    }

    [Fact]
    public async Task A_crash_before_the_mail_is_queued_whole_leaves_nothing_and_the_next_round_sends_it()
    {
        var id = await FollowAsync(Query("mulgara"));
        var item = await Database.AddLiveAsync(Samples.Brief("A mulgara"));
        Database.Clock.Advance(Day);
        await CatchUpAsync();
        // A ledger row that is there already stops the transaction half-way.
        var sequence = await Database.ScalarAsync<long>("select sequence from announcement where content_id = @Item", new { Item = item });
        await Database.RunAsync("insert into alert (saved_search_id, announcement, mail_id, queued_at) values (@Id, @Sequence, 'x', @Now)", new { Id = id, Sequence = sequence, Now = Database.Clock.GetUtcNow() });
        Assert.Equal(0, await Get<QueueAlerts>().RunAsync(Ct));
        Assert.Empty(await SendAsync());
        await Database.RunAsync("delete from alert");
        Assert.Single(await AfterAsync(10 * Minute));
    }

    [Theory]
    [InlineData("pause")]
    [InlineData("delete")]
    [InlineData("erase")]
    public async Task Who_stops_before_the_hand_over_gets_no_mail(string how)
    {
        var id = await FollowAsync(Query("kultarr"));
        await Database.AddLiveAsync(Samples.Brief("A kultarr"));
        Database.Clock.Advance(Day);
        await CatchUpAsync();
        Assert.Equal(1, await Get<QueueAlerts>().RunAsync(Ct));
        await StopAsync(how, id);
        Assert.Empty(await SendAsync());
        Assert.Empty(await AfterAsync(Day));
    }

    [Theory]
    [InlineData("pause")]
    [InlineData("delete")]
    public async Task A_mail_that_has_to_be_tried_again_is_not_when_its_reader_stops_meanwhile(string how)
    {
        var id = await FollowAsync(Query("ningaui"));
        await Database.AddLiveAsync(Samples.Brief("A ningaui"));
        Database.Mailer.Answer = async _ =>
        {
            await StopAsync(how, id);
            return new Handover.TryLater("451 busy");
        };
        Assert.Single(await AfterAsync(Day));
        Database.Mailer.Answer = _ => FakeMailer.Says(new Handover.Accepted("250"));
        Assert.Empty(await AfterAsync(Day));
    }

    [Fact]
    public async Task A_hand_over_that_was_cut_off_is_not_repeated()
    {
        await FollowAsync(Query("antechinus"));
        await Database.AddLiveAsync(Samples.Brief("An antechinus"));
        Database.Mailer.Answer = _ => FakeMailer.Says(new Handover.Unknown("cut off"));
        Assert.Single(await AfterAsync(Day));
        Assert.Empty(await AfterAsync(Day));
        Assert.Equal(1, await Database.ScalarAsync<int>("select count(*) from service_mail where state = 'uncertain'"));
    }

    [Fact]
    public async Task What_comes_while_a_search_is_paused_is_not_sent_later()
    {
        var id = await FollowAsync(Query("phascogale"));
        await Get<PauseSavedSearch>().RunAsync(id, Ct);
        await Database.AddLiveAsync(Samples.Brief("A missed phascogale"));
        Assert.Empty(await AfterAsync(Day));
        await Get<ResumeSavedSearch>().RunAsync(id, Ct);
        await Database.AddLiveAsync(Samples.Brief("A later phascogale"));
        Assert.DoesNotContain("missed", Assert.Single(await AfterAsync(Day)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_period_sends_nothing_twice_and_loses_nothing()
    {
        var id = await FollowAsync(Query("planigale"), AlertPeriod.Weekly);
        await Database.AddLiveAsync(Samples.Brief("A planigale"));
        Assert.Empty(await AfterAsync(Day));
        await Get<ChangePeriod>().RunAsync(id, AlertPeriod.Daily, Ct);
        Assert.Single(await AfterAsync(Day));
        await Get<ChangePeriod>().RunAsync(id, AlertPeriod.Immediate, Ct);
        Assert.Empty(await AfterAsync(Day));
    }

    [Fact]
    public async Task More_items_than_a_mail_has_lines_are_counted_and_all_are_in_the_ledger()
    {
        await FollowAsync(Query("pademelon"));
        for (var n = 0; n < 57; n++)
        {
            await Database.AddLiveAsync(Samples.Brief($"Pademelon {n}"));
        }

        var mail = Assert.Single(await AfterAsync(Day));
        Assert.EndsWith("57 items", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("7 more items match", mail.Text, StringComparison.Ordinal);
        Assert.Equal(57, await Database.ScalarAsync<int>("select count(*) from alert"));
        Assert.Empty(await AfterAsync(Day));
    }

    [Fact]
    public async Task One_search_that_fails_does_not_keep_the_others_waiting()
    {
        var broken = await FollowAsync(Query("woylie"));
        var sound = await FollowAsync(Query("woylie"), email: "other@example.org");
        await Database.RunAsync("update saved_search set chosen = '{ broken' where id = @Id", new { Id = string.CompareOrdinal(broken, sound) < 0 ? broken : sound });
        await Database.AddLiveAsync(Samples.Brief("A woylie"));
        Assert.Single(await AfterAsync(Day));
    }

    [Fact]
    public async Task A_confirmation_does_not_wait_for_the_alerts_before_it()
    {
        for (var n = 0; n < 3; n++)
        {
            await FollowAsync(Query("wambenger"), email: $"reader{n}@example.org");
        }

        await Database.AddLiveAsync(Samples.Brief("A wambenger"));
        Database.Clock.Advance(Day);
        await CatchUpAsync();
        Assert.Equal(3, await Get<QueueAlerts>().RunAsync(Ct));
        Database.Clock.Advance(Minute);
        await RequestAsync(Query("something else"), email: "impatient@example.org");
        Assert.Equal("impatient@example.org", (await SendAsync())[0].To);
    }

    [Fact]
    public async Task Copies_of_sent_alerts_are_forgotten_after_a_month()
    {
        await FollowAsync(Query("monjon"));
        await Database.AddLiveAsync(Samples.Brief("A monjon"));
        Assert.Single(await AfterAsync(Day));
        Database.Clock.Advance(TidyAlerts.CopiesKept + Day);
        await Get<TidyAlerts>().RunAsync(Ct);
        Assert.Equal(0, await Database.ScalarAsync<int>("select count(*) from service_mail where bulk"));
    }

    [Theory]
    [InlineData(AlertPeriod.Immediate)]
    [InlineData(AlertPeriod.Daily)]
    [InlineData(AlertPeriod.Weekly)]
    public async Task The_preview_shows_the_mails_that_were_sent(string period)
    {
        await ToAsync(9);
        var word = $"previewed{period}";
        await FollowAsync(Query(word), period);
        var sent = new List<(DateTimeOffset At, string Items)>();
        for (var round = 0; round < 7 * 24 * 2; round++)
        {
            await HappenAsync(round, word);
            for (var minute = 0; minute < 60; minute += 10)
            {
                sent.AddRange((await AfterAsync(10 * Minute)).Select(mail => (Database.Clock.GetUtcNow(), Items(mail.Text!, word))));
            }
        }

        var preview = await Get<PreviewAlerts>().RunAsync(Query(word), period, Ct);
        var shown = preview.Mails.Where(mail => !mail.Ahead).Reverse().ToList();
        Assert.InRange(sent.Count, 2, 20);
        Assert.Equal(sent.Select(mail => mail.Items), shown.Select(mail => string.Join(", ", mail.Lines.Select(line => line.Title).Order(StringComparer.Ordinal))));
        // The test looks every ten minutes, and an immediate mail is due after three.
        Assert.All(sent.Zip(shown), mails => Assert.InRange(mails.First.At - mails.Second.At, TimeSpan.Zero, 10 * Minute));
    }

    // Something at odd hours: new items that match and that do not, a major change, a minor one, and a withdrawal.
    private async Task HappenAsync(int round, string word)
    {
        if (round % 61 == 5)
        {
            await Database.AddLiveAsync(Samples.Brief($"{word} {round}"));
            await Database.AddLiveAsync(Samples.Brief($"Other {word[8..]} {round}"));
        }
        else if (round is 100 or 130 or 140)
        {
            var id = (await Database.ScalarAsync<string>("select content_id from live_content where title = @Title", new { Title = $"{word} 66" }))!;
            var body = Samples.Brief($"{word} 66") with { Summary = $"Version {round}" };
            await (round == 140 ? Get<WithdrawContent>().RunAsync(id, "Wrong.", "ed", Ct) : Database.ChangeAsync(id, body, round == 100 ? Edit.Major("Better.") : Edit.Minor));
        }
    }

    [Fact]
    public async Task The_preview_of_what_nobody_wrote_is_empty_and_without_an_index_says_so()
    {
        await CatchUpAsync();
        var nothing = await Get<PreviewAlerts>().RunAsync(Query("neverwritten"), AlertPeriod.Daily, Ct);
        Assert.Equal((false, 0), (nothing.Unavailable, nothing.Mails.Count));
        // At noon no mail is just due.
        await ToAsync(12);
        await Database.AddLiveAsync(Samples.Brief("Written today"));
        await CatchUpAsync();
        Assert.True(Assert.Single((await Get<PreviewAlerts>().RunAsync(Query("written today"), AlertPeriod.Weekly, Ct)).Mails).Ahead);
        Database.Clock.Advance(TimeSpan.FromDays(PreviewAlerts.Days + 8));
        Assert.Empty((await Get<PreviewAlerts>().RunAsync(Query("written today"), AlertPeriod.Weekly, Ct)).Mails);

        await Database.AddLiveAsync(Samples.Brief("Written at last"));
        SqliteConnection.ClearAllPools();
        Directory.Delete(Path.Combine(Database.Folder, "search"), recursive: true);
        Assert.True((await Get<PreviewAlerts>().RunAsync(Query("written"), AlertPeriod.Daily, Ct)).Unavailable);
    }

    private static string Items(string text, string word) => string.Join(", ", text.ReplaceLineEndings("\n").Split('\n').Where(line => line.StartsWith(word, StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    // Moves the clock on to an hour of the day.
    private async Task ToAsync(int hour)
    {
        var now = Database.Clock.GetUtcNow();
        var next = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddHours(hour);
        await AfterAsync((next > now ? next : next + Day) - now);
        Database.Mailer.Reset();
    }

    private async Task StopAsync(string how, string id)
    {
        switch (how)
        {
            case "pause":
                await Get<PauseSavedSearch>().RunAsync(id, Ct);
                break;
            case "delete":
                await Get<DeleteSavedSearch>().RunAsync(id, Ct);
                break;
            default:
                await Get<DeleteSavedSearch>().AllOfAsync(await FollowerAsync(id), Ct);
                break;
        }
    }
}

public sealed class AlertsOnSqlite(SqliteDatabase database) : AlertsContract(database), IClassFixture<SqliteDatabase>;

public sealed class AlertsOnPostgres(PostgresDatabase database) : AlertsContract(database), IClassFixture<PostgresDatabase>;
