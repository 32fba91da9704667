using KnowledgeHub.Stakeholders;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeHub.Commitments;

/// <summary>Registers commitments and what is reported about them.</summary>
public static class Setup
{
    public static IServiceCollection AddCommitments(this IServiceCollection services) => services
        .AddSingleton<CommitmentStore>()
        .AddSingleton<PublicCommitments>()
        .AddSingleton<ReadPassage>()
        .AddSingleton<Standing>()
        .AddSingleton<SaveCommitment>()
        .AddSingleton<DeleteCommitment>()
        .AddSingleton<ReportProgress>()
        .AddSingleton<DecideReport>()
        .AddSingleton<OwnerLinks>()
        .AddSingleton<OwnerMails>()
        .AddSingleton<MayContact>()
        .AddSingleton<InviteOwner>()
        .AddSingleton<RemindOwners>()
        .AddSingleton<ImportCommitments>()
        .AddSingleton<ExportCommitments>()
        .AddSingleton<SeedCommitments>()
        .AddSingleton<IPastCommitments, PastCommitments>();
}
