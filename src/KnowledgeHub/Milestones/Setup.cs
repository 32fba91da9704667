using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeHub.Milestones;

/// <summary>Registers asks and milestones with what works towards them.</summary>
public static class Setup
{
    public static IServiceCollection AddMilestones(this IServiceCollection services) => services
        .AddSingleton<ReadDelivery>()
        .AddSingleton<TieContent>()
        .AddSingleton<SaveMilestone>()
        .AddSingleton<SaveAsk>()
        .AddSingleton<Commissions>()
        .AddSingleton<EvidenceWanted>()
        .AddSingleton<TellOfDelivery>()
        .AddSingleton<SeedTies>();
}
