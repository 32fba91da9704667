using System.CommandLine;
using System.Globalization;
using KnowledgeHub.Newsletters;

namespace KnowledgeHub.Web.Commands;

/// <summary>Composes an issue of what was published since a day.</summary>
public static class IssueCommand
{
    public static Command Create()
    {
        var title = new Option<string>("--title") { Description = "The issue's title, which is the subject of the mail.", Required = true };
        var since = new Option<string>("--since") { Description = "The first day to look at, such as 2026-03-01 (UTC), or a whole instant.", Required = true };
        var send = new Option<bool>("--send") { Description = "Let it go out at once; without it the issue stays a draft." };
        var compose = new Command("compose", "Compose an issue of what was published since a day and print its id.") { title, since, send };
        compose.SetAction((parsed, ct) => HubScope.RunAsync(services => ComposeAsync(services, parsed.GetRequiredValue(title), parsed.GetRequiredValue(since), parsed.GetValue(send), ct), ct));
        return new Command("issue", "Newsletters.") { compose };
    }

    private static async Task<int> ComposeAsync(IServiceProvider services, string title, string since, bool send, CancellationToken ct)
    {
        const string author = "issue compose";
        if (!DateTimeOffset.TryParse(since, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var after))
        {
            return await RefuseAsync($"--since {since} is no day; write it as 2026-03-01.");
        }

        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        // News comes after an instant; what was published exactly at it counts here.
        var sections = ProposeIssue.From(await services.GetRequiredService<WhatIsNew>().RunAsync(after.AddTicks(-1), now, ct));
        if (sections.Count == 0)
        {
            return await RefuseAsync($"Nothing was published since {since}, so no issue was made.");
        }

        var (id, problems) = await services.GetRequiredService<SaveIssue>().RunAsync(new IssueDraft(null, title, "", sections), author, ct);
        if (id is null)
        {
            return await RefuseAsync(problems[0].Message);
        }

        if (send && await services.GetRequiredService<ScheduleIssue>().RunAsync(id, now, author, ct) is var result && result != ScheduleResult.Scheduled)
        {
            return await RefuseAsync($"The issue {id} is a draft and was not sent: {(result == ScheduleResult.Empty ? "nothing in it is published" : "it can't be scheduled")}.");
        }

        Console.WriteLine(id);
        return 0;
    }

    private static async Task<int> RefuseAsync(string reason)
    {
        await Console.Error.WriteLineAsync(reason);
        return 1;
    }
}
