using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeHub.Storage;

/// <summary>Registers the database and what every capability builds on.</summary>
public static class Setup
{
    public static IServiceCollection AddStorage(this IServiceCollection services, StorageSettings settings) => services
        .AddSingleton(settings)
        .AddSingleton(TimeProvider.System)
        .AddSingleton<Database>()
        .AddSingleton<Migrations>()
        .AddSingleton<ChangeFeed>()
        .AddSingleton<Lease>()
        .AddSingleton<HubValues>()
        .AddSingleton<SignedTokens>();
}
