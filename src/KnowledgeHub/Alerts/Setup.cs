using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeHub.Alerts;

/// <summary>Registers saved searches and the alerts they send.</summary>
public static class Setup
{
    public static IServiceCollection AddAlerts(this IServiceCollection services, AlertSettings settings) => services
        .AddSingleton(settings)
        .AddSingleton<AlertLinks>()
        .AddSingleton<AlertServiceMails>()
        .AddSingleton<Followers>()
        .AddSingleton<SavedSearchStore>()
        .AddSingleton<SavedTopics>()
        .AddSingleton<RequestSavedSearch>()
        .AddSingleton<ConfirmSavedSearch>()
        .AddSingleton<ChangePeriod>()
        .AddSingleton<PauseSavedSearch>()
        .AddSingleton<ResumeSavedSearch>()
        .AddSingleton<DeleteSavedSearch>()
        .AddSingleton<MailFollowerLink>()
        .AddSingleton<MatchAnnouncements>()
        .AddSingleton<PreviewAlerts>()
        .AddSingleton<ComposeAlert>()
        .AddSingleton<QueueAlerts>()
        .AddSingleton<TidyAlerts>();
}
