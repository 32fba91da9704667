using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeHub.Readiness;

/// <summary>Registers where health systems stand: dimensions, findings, conditions and self-assessments.</summary>
public static class Setup
{
    public static IServiceCollection AddReadiness(this IServiceCollection services) => services
        .AddSingleton<ReadinessModels>()
        .AddSingleton<SaveDimension>()
        .AddSingleton<SaveLevels>()
        .AddSingleton<RetireDimension>()
        .AddSingleton<RemapReadiness>()
        .AddSingleton<UndoRemap>()
        .AddSingleton<LivePassages>()
        .AddSingleton<Findings>()
        .AddSingleton<RecordFinding>()
        .AddSingleton<KeepFinding>()
        .AddSingleton<Contexts>()
        .AddSingleton<Assessments>()
        .AddSingleton<AssessmentMails>()
        .AddSingleton<InviteFocalPoint>()
        .AddSingleton<AnswerAssessment>()
        .AddSingleton<DecideAssessment>()
        .AddSingleton<ReadReadiness>()
        .AddSingleton<SeedReadiness>();
}
