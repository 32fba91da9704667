using System.CommandLine;
using KnowledgeHub.Web.Health;

namespace KnowledgeHub.Web.Commands;

/// <summary>Says how the hub is: database, index, mail, media and disk, one line each.</summary>
public static class CheckCommand
{
    public static Command Create()
    {
        var command = new Command("check", "Check database, index, mail, media and disk; one line each.");
        command.SetAction(async (_, ct) =>
        {
            await using var app = Program.Build([]);
            var results = await app.Services.GetRequiredService<HubCheck>().RunAsync(ct);
            foreach (var (what, problem, state) in results)
            {
                Console.WriteLine($"{what,-9} {(problem is null ? "ok" : "PROBLEM")}  {problem ?? state}");
            }

            if (results.FirstOrDefault(result => result.Problem is not null) is { Problem: not null } first)
            {
                await Console.Error.WriteLineAsync($"{first.What}: {first.Problem}");
                return 1;
            }

            return 0;
        });
        return command;
    }
}
