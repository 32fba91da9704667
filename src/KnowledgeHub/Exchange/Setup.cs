using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeHub.Exchange;

/// <summary>Registers what comes in from files.</summary>
public static class Setup
{
    public static IServiceCollection AddExchange(this IServiceCollection services) =>
        services.AddSingleton<Seeds>().AddSingleton<ImportJsonLines>();
}
