using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeHub.Relations;

/// <summary>Registers relations between items and what depends on an item.</summary>
public static class Setup
{
    public static IServiceCollection AddRelations(this IServiceCollection services) => services
        .AddSingleton<ItemRelations>()
        .AddSingleton<FindTarget>()
        .AddSingleton<ChangeRelation>()
        .AddSingleton<WhereUsed>();
}
