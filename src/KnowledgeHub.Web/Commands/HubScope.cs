using KnowledgeHub.Commitments;
using KnowledgeHub.Content;
using KnowledgeHub.Exchange;
using KnowledgeHub.Influence;
using KnowledgeHub.Milestones;
using KnowledgeHub.Stakeholders;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Web.Commands;

/// <summary>The hub's services for one command, without the web server, on a database of the current schema.</summary>
public static class HubScope
{
    public static async Task<int> RunAsync(Func<IServiceProvider, Task<int>> command, CancellationToken ct)
    {
        await using var app = Program.Build([]);
        await PrepareAsync(app.Services, ct);
        await using var scope = app.Services.CreateAsyncScope();
        return await command(scope.ServiceProvider);
    }

    /// <summary>Creates an empty hub with its terms, and refuses a database that another version made.</summary>
    public static async Task PrepareAsync(IServiceProvider services, CancellationToken ct)
    {
        var settings = services.GetRequiredService<Settings>();
        Directory.CreateDirectory(settings.Storage.DataPath);
        if (settings.Mail.Host is null)
        {
            Directory.CreateDirectory(settings.OutboxPath);
        }

        var migrations = services.GetRequiredService<Migrations>();
        switch (await migrations.StateAsync(ct))
        {
            case SchemaState.Old:
                throw new SettingException("The database was made by an earlier version of the hub; back it up, then run the command migrate.");
            case SchemaState.Newer:
                throw new SettingException("The database was made by a later version of the hub; run that version, or restore a backup made before the upgrade.");
            case SchemaState.Empty:
                await migrations.ApplyAsync(ct);
                break;
        }

        await services.GetRequiredService<Seeds>().EnsureAsync(settings.Seeds, ct);
        if (settings.Seeds)
        {
            await services.GetRequiredService<SeedStakeholders>().EnsureAsync(Seeds.Folder, ct);
            await services.GetRequiredService<SeedCommitments>().EnsureAsync(Seeds.Folder, ct);
            await services.GetRequiredService<SeedTies>().EnsureAsync(Seeds.Folder, ct);
            await services.GetRequiredService<SeedCampaigns>().EnsureAsync(Seeds.Folder, ct);
        }

        await services.GetRequiredService<FillLinks>().RunAsync(ct);
    }
}
