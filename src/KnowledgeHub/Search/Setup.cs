using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeHub.Search;

/// <summary>Registers this node's index and the search in it.</summary>
public static class Setup
{
    public static IServiceCollection AddSearch(this IServiceCollection services) =>
        services.AddSingleton<Analysis.Stems>().AddSingleton<IndexFiles>().AddSingleton<IndexContents>().AddSingleton<SearchIndex>().AddSingleton<FindItems>()
        .AddSingleton<CheckIndexFile>().AddSingleton<ReconciliationFile>().AddSingleton<ReconcileIndex>().AddSingleton<TendIndex>().AddSingleton<ReadIndexStatus>()
        .AddSingleton<Suggestions.SuggestItems>().AddSingleton<FindRelated>();
}
