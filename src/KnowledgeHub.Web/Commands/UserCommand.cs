using System.CommandLine;
using KnowledgeHub.Accounts;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Web.Commands;

/// <summary>Adds people who can log in.</summary>
public static class UserCommand
{
    public static Command Create()
    {
        var email = new Option<string>("--email") { Description = "The mail address to log in with.", Required = true };
        var role = new Option<string>("--role") { Description = $"One of {string.Join(", ", Roles.All)}.", Required = true };
        var fromInput = new Option<bool>("--password-stdin") { Description = "Read the password from the standard input.", Required = true };
        var add = new Command("add", "Add somebody who can log in.") { email, role, fromInput };
        add.SetAction((parsed, ct) => HubScope.RunAsync(async services =>
        {
            var password = (await Console.In.ReadLineAsync(ct) ?? "").TrimEnd('\r');
            var (account, problem) = await services.GetRequiredService<AddAccount>().RunAsync(parsed.GetRequiredValue(email), "", parsed.GetRequiredValue(role), password, "command line");
            if (account is null)
            {
                throw new SettingException(problem!);
            }

            Console.WriteLine($"{account.Email} can log in as {account.Role}.");
            return 0;
        }, ct));
        return new Command("user", "People who can log in.") { add };
    }
}
