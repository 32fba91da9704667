using KnowledgeHub.Newsletters.Bounces;
using KnowledgeHub.Newsletters.Clicks;
using KnowledgeHub.Newsletters.Corrections;
using KnowledgeHub.Newsletters.Reports;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeHub.Newsletters;

/// <summary>Registers what happens after an issue went out: returned mail, clicks, reports and corrections.</summary>
internal static class ComingBackSetup
{
    public static IServiceCollection AddComingBack(this IServiceCollection services) => services
        .AddSingleton<TakeReturn>()
        .AddSingleton<ReadMaildir>()
        .AddSingleton<ReturnDesk>()
        .AddSingleton<ClickLinks>()
        .AddSingleton<ClickSettings>()
        .AddSingleton<CountedLinks>()
        .AddSingleton<FollowLink>()
        .AddSingleton<ClickNumbers>()
        .AddSingleton<ReadReport>()
        .AddSingleton<FindDeliveries>()
        .AddSingleton<MailedChanges>()
        .AddSingleton<ComposeCorrection>();
}
