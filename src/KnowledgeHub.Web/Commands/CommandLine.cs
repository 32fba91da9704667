using System.CommandLine;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Web.Commands;

/// <summary>The hub's commands. Each ends with 0, or with one line on the error output and 1.</summary>
public static class CommandLine
{
    public static async Task<int> RunAsync(string[] args)
    {
        var commands = new Command[]
        {
            MigrateCommand.Create(), SeedCommand.Create(), UserCommand.Create(), ImportCommand.Create(),
            ReindexCommand.Create(), MailCommand.Create(), IssueCommand.Create(), CheckCommand.Create(),
        };
        try
        {
            // Whatever names no other command is an option of the web server, such as --urls.
            return args.Length == 0 || args[0] == "serve" || (args[0].StartsWith("--", StringComparison.Ordinal) && args[0] is not ("--help" or "--version"))
                ? await ServeCommand.RunAsync(args is ["serve", ..] ? args[1..] : args)
                : await ParseAsync(commands, args);
        }
        catch (Exception e) when (e is SettingException || Database.Explain(e) is not null)
        {
            await Console.Error.WriteLineAsync((e as SettingException ?? Database.Explain(e))!.Message);
            return 1;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"{e.Message} Check that the folder exists, has room, and belongs to the hub's user.");
            return 1;
        }
    }

    private static async Task<int> ParseAsync(IEnumerable<Command> commands, string[] args)
    {
        var root = new RootCommand("KnowledgeHub: policy briefs, meeting outcomes and case studies, found by those who need them and mailed to those who asked.");
        root.Subcommands.Add(new Command("serve", "Serve the site and the staff side. This is the default; --urls sets the address."));
        foreach (var command in commands)
        {
            root.Subcommands.Add(command);
        }

        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            var problem = root.Subcommands.Any(command => command.Name == args[0]) || args[0].StartsWith('-') ? parsed.Errors[0].Message : $"There is no command '{args[0]}'.";
            await Console.Error.WriteLineAsync($"{problem} Run with --help to see the commands.");
            return 1;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    }
}
