using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeHub.SearchDesk;

/// <summary>Registers what staff do for search: synonyms, promoted results, and the numbers of what is asked.</summary>
public static class Setup
{
    public static IServiceCollection AddSearchDesk(this IServiceCollection services) => services
        .AddSingleton<SearchNumbers>()
        .AddSingleton<SearchFigures>()
        .AddSingleton<ZeroHits>()
        .AddSingleton<PublicSearches>()
        .AddSingleton<ThesaurusGroups>()
        .AddSingleton<SaveThesaurusGroup>()
        .AddSingleton<RemoveThesaurusGroup>()
        .AddSingleton<PromotedResults>()
        .AddSingleton<SavePromoted>()
        .AddSingleton<RemovePromoted>();
}
