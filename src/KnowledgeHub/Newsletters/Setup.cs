using KnowledgeHub.Mail.Names;
using KnowledgeHub.Newsletters.Preflight;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeHub.Newsletters;

/// <summary>Registers issues from composing to the ledger.</summary>
public static class Setup
{
    public static IServiceCollection AddNewsletters(this IServiceCollection services) => services
        .AddSingleton<IssueStore>()
        .AddSingleton<WhatIsNew>()
        .AddSingleton<DigestSettings>()
        .AddSingleton<MakeDigests>()
        .AddSingleton<SaveIssue>()
        .AddSingleton<IssueRecipients>()
        .AddSingleton<IssueFingerprint>()
        .AddSingleton<IssueApprovals>()
        .AddSingleton<IssueGuard>()
        .AddSingleton<DrawEditions>()
        .AddSingleton<CheckOwnLinks>()
        .AddSingleton<CheckPromises>()
        .AddSingleton<CheckSender>()
        .AddSingleton(_ => new CheckSenderDomain(new LookUpText(NameServers.OfThisMachine())))
        .AddSingleton<LookUpOutside>()
        .AddSingleton<CheckIssue>()
        .AddSingleton<DecideToSend>()
        .AddSingleton<ConfirmInstallation>()
        .AddSingleton<ScheduleIssue>()
        .AddSingleton<StopIssue>()
        .AddSingleton<QueueIssue>()
        .AddSingleton<ComposeEdition>()
        .AddSingleton<EditionMessages>()
        .AddSingleton<Ledger>()
        .AddSingleton<LedgerWriter>()
        .AddSingleton<PreparedEditions>()
        .AddSingleton<RefusalWatch>()
        .AddSingleton<PauseIssue>()
        .AddSingleton<SettleUncertain>()
        .AddSingleton<WatchSending>()
        .AddSingleton<SendDeliveries>()
        .AddSingleton<SendTest>()
        .AddComingBack();
}
