using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeHub.Stakeholders;

/// <summary>Registers the directory of stakeholders and the log of engagements.</summary>
public static class Setup
{
    public static IServiceCollection AddStakeholders(this IServiceCollection services) => services
        .AddSingleton<OrganisationStore>()
        .AddSingleton<PersonStore>()
        .AddSingleton<GroupStore>()
        .AddSingleton<EngagementStore>()
        .AddSingleton<DirectoryNames>()
        .AddSingleton<SaveOrganisation>()
        .AddSingleton<SavePerson>()
        .AddSingleton<SaveGroup>()
        .AddSingleton<SaveEngagement>()
        .AddSingleton<ChangeRoles>()
        .AddSingleton<ChangeConsents>()
        .AddSingleton<ChangeMembers>()
        .AddSingleton<RelateOrganisations>()
        .AddSingleton<DeleteRecord>()
        .AddSingleton<FindDuplicates>()
        .AddSingleton<MergeRecords>()
        .AddSingleton<ImportDirectory>()
        .AddSingleton<ExportPerson>()
        .AddSingleton<ErasePerson>()
        .AddSingleton<Timeline>()
        .AddSingleton<MailReceived>()
        .AddSingleton<ComposePack>()
        .AddSingleton<WriteOutcome>()
        .AddSingleton<SeedStakeholders>();
}
