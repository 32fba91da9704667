using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeHub.TermDesk;

/// <summary>Registers what staff do with topics and countries.</summary>
public static class Setup
{
    public static IServiceCollection AddTermDesk(this IServiceCollection services) => services
        .AddSingleton<TopicUses>()
        .AddSingleton<RepointTopic>()
        .AddSingleton<SaveTopic>()
        .AddSingleton<MergeTopics>()
        .AddSingleton<OrderTopic>()
        .AddSingleton<DeleteTopic>()
        .AddSingleton<SavePlace>();
}
