using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeHub.Subscribers;

/// <summary>Registers subscribing, confirming, preferences and leaving.</summary>
public static class Setup
{
    public static IServiceCollection AddSubscribers(this IServiceCollection services) => services
        .AddSingleton<SubscriberStore>()
        .AddSingleton<SubscriberLinks>()
        .AddSingleton<SubscriberMails>()
        .AddSingleton<RequestSubscription>()
        .AddSingleton<ConfirmSubscription>()
        .AddSingleton<ForgetUnconfirmed>()
        .AddSingleton<ChangePreferences>()
        .AddSingleton<Unsubscribe>()
        .AddSingleton<Suppression>()
        .AddSingleton<SuppressAddress>()
        .AddSingleton<PauseSubscription>()
        .AddSingleton<MailSubscriberLink>()
        .AddSingleton<ExportSubscriber>()
        .AddSingleton<EraseSubscriber>()
        .AddSingleton<ImportBatch>()
        .AddSingleton<ImportSubscribers>()
        .AddSingleton<SubscriberImports>()
        .AddSingleton<RunImports>()
        .AddSingleton<SubscriberDesk>()
        .AddSingleton<SegmentStore>()
        .AddSingleton<CountSegment>()
        .AddSingleton<SaveSegment>()
        .AddSingleton<DeleteSegment>();
}
