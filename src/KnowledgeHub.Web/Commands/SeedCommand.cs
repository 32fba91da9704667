using System.CommandLine;
using KnowledgeHub.Commitments;
using KnowledgeHub.Exchange;
using KnowledgeHub.Influence;
using KnowledgeHub.Milestones;
using KnowledgeHub.Stakeholders;

namespace KnowledgeHub.Web.Commands;

/// <summary>Adds the sample items that are missing.</summary>
public static class SeedCommand
{
    public static Command Create()
    {
        var command = new Command("seed", "Add the sample items that are missing; nothing that is there is changed.");
        command.SetAction((_, ct) => HubScope.RunAsync(async services =>
        {
            Console.WriteLine($"{await services.GetRequiredService<Seeds>().LoadItemsAsync(ct)} sample items were added.");
            await services.GetRequiredService<SeedStakeholders>().EnsureAsync(Seeds.Folder, ct);
            await services.GetRequiredService<SeedCommitments>().EnsureAsync(Seeds.Folder, ct);
            await services.GetRequiredService<SeedTies>().EnsureAsync(Seeds.Folder, ct);
            await services.GetRequiredService<SeedCampaigns>().EnsureAsync(Seeds.Folder, ct);
            return 0;
        }, ct));
        return command;
    }
}
