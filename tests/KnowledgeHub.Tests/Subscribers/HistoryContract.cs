using System.Collections.Concurrent;
using System.Text;
using KnowledgeHub.Content;
using KnowledgeHub.Mail;
using KnowledgeHub.Newsletters;
using KnowledgeHub.Subscribers;
using KnowledgeHub.Tests.Newsletters;
using KnowledgeHub.Tests.Storage;
using Xunit;

namespace KnowledgeHub.Tests.Subscribers;

/// <summary>
/// Whatever people, staff and the mail server do in whatever order: nobody who left gets mail, nobody gets an issue twice,
/// nothing blank goes out. A failure names its seed; HUB_HISTORY_SEED runs that one again, HUB_HISTORIES sets how many.
/// </summary>
public abstract class HistoryContract(TestDatabase database) : Contract(database)
{
    protected abstract int Histories { get; }

    [Fact]
    public async Task Nobody_who_left_gets_mail_nobody_gets_an_issue_twice_and_nothing_blank_goes_out()
    {
        var live = await Database.AddLiveAsync(Samples.Brief("Item that stays"));
        var first = int.TryParse(Environment.GetEnvironmentVariable("HUB_HISTORY_SEED"), out var seed) ? seed : 1;
        var count = seed > 0 ? 1 : int.TryParse(Environment.GetEnvironmentVariable("HUB_HISTORIES"), out var many) ? many : Histories;
        var mails = 0;
        for (var n = first; n < first + count; n++)
        {
            mails += await new History(Database, n, live).RunAsync(Ct);
        }

        // Histories in which nothing is ever sent would prove nothing.
        Assert.True(count < 20 || mails > count / 4, $"Only {mails} mails went out in {count} histories.");
    }

    private sealed class History(TestDatabase database, int seed, string live)
    {
        private readonly Random random = new(seed);
        private readonly string[] people = [.. Enumerable.Range(0, 3).Select(n => $"h{seed}p{n}@example.org")];

        // What the model believes: who may get mail, and why nobody else may.
        private readonly ConcurrentDictionary<string, bool> wants = new();
        private readonly ConcurrentDictionary<string, int> underWay = new();
        private readonly ConcurrentDictionary<string, bool> gone = new();
        private readonly HashSet<string> asked = [];
        private readonly List<string> steps = [];
        private readonly List<string> faults = [];
        // Items that are withdrawn before anything is sent.
        private readonly List<string> goes = [];

        public async Task<int> RunAsync(CancellationToken ct)
        {
            database.Mailer.Reset();
            database.Mailer.Answer = AnswerAsync;
            for (var step = 0; step < 14; step++)
            {
                await StepAsync(people[random.Next(people.Length)], ct);
            }

            await SendAsync(ct);
            CheckMessages();
            Assert.True(faults.Count == 0, $"Seed {seed}: {string.Join("; ", faults)}\n{string.Join("\n", steps)}");
            await database.RunAsync("delete from delivery; delete from issue_block; delete from issue; delete from service_mail; delete from subscriber; delete from suppression");
            return database.Mailer.Handed.Count;
        }

        private async Task StepAsync(string who, CancellationToken ct)
        {
            var step = random.Next(15);
            steps.Add($"{step} {who}");
            switch (step)
            {
                case 0 or 1:
                    await database.Get<RequestSubscription>().RunAsync(who, Choice(), "c", "s", ct);
                    asked.Add(who);
                    if (random.Next(3) > 0)
                    {
                        await ConfirmAsync(who, ct);
                    }

                    break;
                case 2:
                    await ConfirmAsync(who, ct);
                    break;
                case 3 when await IdAsync(who) is { } id:
                    await database.Get<ChangePreferences>().RunAsync(id, Choice(), ct);
                    break;
                case 4:
                    await LeaveAsync(who, ct);
                    break;
                case 5 when await IdAsync(who) is { } id:
                    await database.Get<EraseSubscriber>().RunAsync(id, true, "", ct);
                    await GoneAsync(who, id);
                    break;
                case 6 or 7:
                    await ImportAsync(who, ct);
                    break;
                case 8 when await IdAsync(who) is { } id:
                    var until = await database.Get<PauseSubscription>().RunAsync(id, 1, ct);
                    wants[who] = until is null && wants.GetValueOrDefault(who);
                    break;
                case 9 when await IdAsync(who) is { } id:
                    await database.Get<PauseSubscription>().ResumeAsync(id, ct);
                    wants[who] = !gone.GetValueOrDefault(who) && await MayAsync(who);
                    break;
                case 10:
                    await database.Get<SuppressAddress>().RunAsync(who, "ada", ct);
                    await GoneAsync(who, "");
                    break;
                case 11:
                    await WaitAsync();
                    break;
                case 12 or 13:
                    await QueueAsync(ct);
                    break;
                default:
                    await SendAsync(ct);
                    break;
            }
        }

        private async Task ConfirmAsync(string who, CancellationToken ct)
        {
            if (await IdAsync(who) is { } id && await database.Get<ConfirmSubscription>().RunAsync(id, ct))
            {
                if (gone.GetValueOrDefault(who) && !asked.Contains(who))
                {
                    faults.Add($"{who} came back by an old link");
                }

                gone[who] = false;
                wants[who] = await MayAsync(who);
            }
        }

        // Pauses end, links grow too old, retries fall due.
        private async Task WaitAsync()
        {
            database.Clock.Advance(random.Next(4) == 0 ? TimeSpan.FromDays(40) : TimeSpan.FromMinutes(random.Next(60)));
            foreach (var who in people)
            {
                wants[who] = !gone.GetValueOrDefault(who) && await MayAsync(who);
            }
        }

        private async Task LeaveAsync(string who, CancellationToken ct)
        {
            if (await IdAsync(who) is { } id)
            {
                await database.Get<Unsubscribe>().RunAsync(id, ct);
                await GoneAsync(who, id);
            }
        }

        // A mail that was being handed over in the very moment in which somebody left can't be called back.
        private async Task GoneAsync(string who, string id)
        {
            underWay[who] = await database.ScalarAsync<int>("select count(*) from delivery where subscriber_id = @Id and state = 'sending'", new { Id = id });
            (gone[who], wants[who]) = (true, false);
            lock (asked)
            {
                asked.Remove(who);
            }
        }

        // What the file says counts only for who never left: the model knows it from the steps before, not from the tables.
        private async Task ImportAsync(string who, CancellationToken ct)
        {
            var status = new[] { "confirmed", "pending", "unsubscribed" }[random.Next(3)];
            var (known, before) = (await IdAsync(who) is not null, wants.GetValueOrDefault(who));
            var file = $"email,audience,topics,locale,frequency,status,consent_source,consented_at\n{who},payer,financing,en,each-issue,{status},paper,2020-01-01\n";
            await database.Get<ImportSubscribers>().RunAsync(new MemoryStream(Encoding.UTF8.GetBytes(file)), false, 0, (_, _) => Task.CompletedTask, ct);
            var may = await MayAsync(who);
            if (may && gone.GetValueOrDefault(who))
            {
                faults.Add($"{who} left and was brought back by a file");
            }

            if (!may && status == "confirmed" && !known && !gone.GetValueOrDefault(who))
            {
                faults.Add($"{who} is new and confirmed in the file, and gets nothing");
            }

            if (may && !before && status != "confirmed")
            {
                faults.Add($"{who} gets mail by a file that does not say so");
            }

            wants[who] = may;
            gone[who] = await database.Get<Suppression>().FindAsync(who, ct) is not null;
        }

        private async Task QueueAsync(CancellationToken ct)
        {
            var items = new List<string> { live };
            if (random.Next(6) == 0)
            {
                items = [await database.AddLiveAsync(Samples.Brief($"Item that goes {seed}-{steps.Count}"))];
                goes.Add(items[0]);
            }

            var (id, _) = await database.Get<SaveIssue>().RunAsync(new IssueDraft(null, $"Issue {seed}-{steps.Count}", "", [new("News", items)]), "ed", ct);
            await database.Get<ScheduleIssue>().RunAsync(id!, database.Clock.GetUtcNow(), "ed", ct);
            if (goes.Count > 0 && random.Next(2) == 0)
            {
                await WithdrawAsync(ct);
            }

            await database.Get<QueueIssue>().RunAsync(ct);
        }

        private async Task WithdrawAsync(CancellationToken ct)
        {
            foreach (var item in goes)
            {
                await database.Get<WithdrawContent>().RunAsync(item, "It no longer holds.", "ed", ct);
            }

            goes.Clear();
        }

        private async Task SendAsync(CancellationToken ct)
        {
            await WithdrawAsync(ct);
            await database.Get<QueueIssue>().RunAsync(ct);
            await database.Get<SendDeliveries>().RunAsync(ct);
            underWay.Clear();
        }

        // Called as each message is handed over: the place where a promise can be broken.
        private async Task<Handover> AnswerAsync(string to)
        {
            int dice;
            string other;
            lock (random)
            {
                (dice, other) = (random.Next(10), people[random.Next(people.Length)]);
            }

            if (!wants.GetValueOrDefault(to) && underWay.GetValueOrDefault(to) == 0)
            {
                lock (faults)
                {
                    faults.Add($"{to} got mail and wants none");
                }
            }

            if (dice == 0 && other != to)
            {
                await LeaveAsync(other, CancellationToken.None);
            }

            return dice switch
            {
                _ when to == people[2] && seed % 2 == 0 => new Handover.TryLater("451 busy"),
                2 => new Handover.Refused("550 no such user", true),
                3 => new Handover.Unknown("cut off"),
                _ => new Handover.Accepted("250 OK"),
            };
        }

        private void CheckMessages()
        {
            foreach (var (to, message) in database.Mailer.Handed)
            {
                var mail = MessageReader.Read(message);
                if (string.IsNullOrWhiteSpace(mail.Subject) || mail.Text?.Contains("Item that", StringComparison.Ordinal) != true)
                {
                    faults.Add($"{to} got a blank mail");
                }

                if (mail.Text?.Contains("Item that goes", StringComparison.Ordinal) == true)
                {
                    faults.Add($"{to} got an item that was withdrawn");
                }
            }

            // Only what the server certainly did not take is tried again.
            var twice = database.Mailer.Handed.Where(mail => mail.To != people[2] || seed % 2 != 0)
                .GroupBy(mail => $"{MessageReader.Read(mail.Message).Subject} to {mail.To}").Where(mails => mails.Count() > 1);
            faults.AddRange(twice.Select(mails => $"{mails.Key} went out {mails.Count()} times"));
        }

        private Task<string?> IdAsync(string who) => database.ScalarAsync<string>("select id from subscriber where email = @Email", new { Email = who });

        private async Task<bool> MayAsync(string who) => await database.ScalarAsync<int>(
            "select count(*) from subscriber where email = @Email and state = 'confirmed' and held_at is null and (paused_until is null or paused_until <= @Now)", new { Email = who, Now = database.Clock.GetUtcNow() }) == 1;

        private Preferences Choice() => new(new[] { "payer", "industry" }[random.Next(2)], random.Next(2) == 0 ? [] : ["financing"], new[] { "en", "fr" }[random.Next(2)], "each-issue");
    }
}

public sealed class HistoryOnSqlite(SqliteDatabase database) : HistoryContract(database), IClassFixture<SqliteDatabase>
{
    protected override int Histories => 300;
}

public sealed class HistoryOnPostgres(PostgresDatabase database) : HistoryContract(database), IClassFixture<PostgresDatabase>
{
    protected override int Histories => 25;
}
