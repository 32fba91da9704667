using KnowledgeHub.Web.Health;

namespace KnowledgeHub.Web.Workers;

/// <summary>Registers what runs in the background of every node.</summary>
public static class Setup
{
    public static IServiceCollection AddWorkers(this IServiceCollection services) => services
        .AddSingleton<HubCheck>()
        .AddHostedService<FollowChanges>()
        .AddHostedService<FlushSearchNumbers>()
        .AddHostedService<TendIndexes>()
        .AddHostedService<SendServiceMails>()
        .AddHostedService<SendIssues>()
        .AddHostedService<TakeBounces>()
        .AddHostedService<FlushClicks>()
        .AddHostedService<MakeDueDigests>()
        .AddHostedService<SendAlerts>()
        .AddHostedService<KeepPlans>()
        .AddHostedService<ImportSubscriberFiles>()
        .AddHostedService<RemindCommitmentOwners>()
        .AddHostedService<ReadFiles>()
        .AddHostedService<ClearFiles>()
        .AddHostedService<ForgetSignUps>()
        .AddHostedService<ForgetLogins>();
}
