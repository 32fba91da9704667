using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeHub.Content;

/// <summary>Registers items and what can be done with them.</summary>
public static class Setup
{
    public static IServiceCollection AddContent(this IServiceCollection services) => services
        .AddSingleton<ContentItems>()
        .AddSingleton<LiveContent>()
        .AddSingleton<Announcements>()
        .AddSingleton<ItemFiles>()
        .AddSingleton<ApprovalRules>()
        .AddSingleton<SaveApprovalRules>()
        .AddSingleton<PublishRight>()
        .AddSingleton<UnpublishContent>()
        .AddSingleton<UnpublishedContent>()
        .AddSingleton<ItemLinks>()
        .AddSingleton<FillLinks>()
        .AddSingleton<LiveTerms>()
        .AddSingleton<SaveDraft>()
        .AddSingleton<PublishContent>()
        .AddSingleton<WithdrawContent>()
        .AddSingleton<ContentVersions>()
        .AddSingleton<RestoreVersion>()
        .AddSingleton<DeletedContent>()
        .AddSingleton<DeleteContent>()
        .AddSingleton<RestoreDeleted>()
        .AddSingleton<PurgeDeleted>()
        .AddSingleton<Autosaves>()
        .AddSingleton<WhoIsEditing>()
        .AddSingleton<Advice.BrokenLinks>()
        .AddSingleton<Advice.AdviseOnItem>();
}
