using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Newsletters;

/// <summary>The fixed words of an issue in one language.</summary>
public sealed record IssueTexts
{
    public required string ReadOnline { get; init; }

    public required string ReadMore { get; init; }

    public required string Unsubscribe { get; init; }

    public required string Preferences { get; init; }

    public required string WhyYou { get; init; }

    /// <summary>The takeaway's label by audience, such as <c>For patient groups</c>.</summary>
    public required IReadOnlyDictionary<string, string> TakeawayLabels { get; init; }

    public static IssueTexts For(string locale, string hubName) => locale switch
    {
        "fr" => new()
        {
            ReadOnline = "Lire en ligne",
            ReadMore = "Lire la suite",
            Unsubscribe = "Se désabonner",
            Preferences = "Changer mes choix",
            WhyYou = $"Vous recevez cette lettre parce que vous vous êtes abonné à {hubName} et l’avez confirmé.",
            TakeawayLabels = Labels("Pour les décideurs publics", "Pour les associations de patients", "Pour l’industrie", "Pour les cliniciens", "Pour les chercheurs", "Pour les payeurs et agences d’évaluation"),
        },
        "es" => new()
        {
            ReadOnline = "Leer en la web",
            ReadMore = "Leer más",
            Unsubscribe = "Darse de baja",
            Preferences = "Cambiar mis opciones",
            WhyYou = $"Recibe este boletín porque se suscribió a {hubName} y lo confirmó.",
            TakeawayLabels = Labels("Para responsables de políticas", "Para asociaciones de pacientes", "Para la industria", "Para profesionales clínicos", "Para investigadores", "Para financiadores y agencias de evaluación"),
        },
        _ => new()
        {
            ReadOnline = "Read online",
            ReadMore = "Read more",
            Unsubscribe = "Unsubscribe",
            Preferences = "Change what I get",
            WhyYou = $"You get this newsletter because you subscribed to {hubName} and confirmed it.",
            TakeawayLabels = Audience.All.ToDictionary(audience => audience.Id, audience => $"For {audience.Plural}"),
        },
    };

    private static Dictionary<string, string> Labels(params string[] labels) =>
        Audience.All.Zip(labels).ToDictionary(pair => pair.First.Id, pair => pair.Second);
}
