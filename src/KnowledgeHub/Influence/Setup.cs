using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeHub.Influence;

/// <summary>Registers campaigns, positions, the network and whom an item concerns.</summary>
public static class Setup
{
    public static IServiceCollection AddInfluence(this IServiceCollection services) => services
        .AddSingleton<CampaignStore>()
        .AddSingleton<SaveCampaign>()
        .AddSingleton<MovePosition>()
        .AddSingleton<ReadNetwork>()
        .AddSingleton<WhoShouldSee>()
        .AddSingleton<SeedCampaigns>();
}
