using System.CommandLine;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Web.Commands;

/// <summary>Brings the database to this version's schema.</summary>
public static class MigrateCommand
{
    public static Command Create()
    {
        var command = new Command("migrate", "Bring the database to this version's schema. Make a backup first.");
        command.SetAction(async (_, ct) =>
        {
            await using var app = Program.Build([]);
            Directory.CreateDirectory(app.Services.GetRequiredService<Settings>().Storage.DataPath);
            var applied = await app.Services.GetRequiredService<Migrations>().ApplyAsync(ct);
            Console.WriteLine(applied == 0 ? "The database is up to date." : $"Applied {applied} migrations; the database is up to date.");
            return 0;
        });
        return command;
    }
}
