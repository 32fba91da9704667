using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeHub.Newsletters;

/// <summary>Registers issues from composing to the ledger.</summary>
public static class Setup
{
    public static IServiceCollection AddNewsletters(this IServiceCollection services) => services
        .AddSingleton<IssueStore>()
        .AddSingleton<SaveIssue>()
        .AddSingleton<ScheduleIssue>()
        .AddSingleton<StopIssue>()
        .AddSingleton<QueueIssue>()
        .AddSingleton<ComposeEdition>()
        .AddSingleton<EditionMessages>()
        .AddSingleton<Ledger>()
        .AddSingleton<SendDeliveries>()
        .AddSingleton<SendTest>()
        .AddComingBack();
}
