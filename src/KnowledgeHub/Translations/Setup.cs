using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeHub.Translations;

/// <summary>Registers translating items and telling what is out of date.</summary>
public static class Setup
{
    public static IServiceCollection AddTranslations(this IServiceCollection services) => services
        .AddSingleton<TranslationStore>()
        .AddSingleton<ReadTranslations>()
        .AddSingleton<StartTranslation>()
        .AddSingleton<LinkTranslation>()
        .AddSingleton<SaveTranslation>();
}
