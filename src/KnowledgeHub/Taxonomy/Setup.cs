using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeHub.Taxonomy;

/// <summary>Registers topics, countries, the thesaurus and milestones.</summary>
public static class Setup
{
    public static IServiceCollection AddTaxonomy(this IServiceCollection services) =>
        services.AddSingleton<TermStore>().AddSingleton<MilestoneStore>();
}
