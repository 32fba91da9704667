using KnowledgeHub.Exchange.FromWebPage;
using KnowledgeHub.Exchange.FromWord;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace KnowledgeHub.Exchange;

/// <summary>Registers what comes in from files and from the web.</summary>
public static class Setup
{
    public static IServiceCollection AddExchange(this IServiceCollection services)
    {
        services.TryAddSingleton(new FetchRules());
        return services
            .AddSingleton<Seeds>()
            .AddSingleton<ImportJsonLines>()
            .AddSingleton<ImportReports>()
            .AddSingleton<ImportWord>()
            .AddSingleton<PublicWeb>()
            .AddSingleton<FetchPage>()
            .AddSingleton<CheckWebLinks>()
            .AddSingleton<ImportWebPage>();
    }
}
