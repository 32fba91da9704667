using KnowledgeHub.Themes.Civic.Email;
using KnowledgeHub.Themes.Civic.Pages;
using KnowledgeHub.Theming;

namespace KnowledgeHub.Themes.Civic;

/// <summary>The hub's own look: ink, white space, and one golden thread from takeaway to topic to milestone.</summary>
public sealed class CivicTheme : Theme
{
    public override string Name => "civic";

    public override Type HomePage => typeof(HomePage);

    public override Type ListPage => typeof(ListPage);

    public override Type ContentPage => typeof(ContentPage);

    public override Type TopicPage => typeof(TopicPage);

    public override Type TopicsPage => typeof(TopicsPage);

    public override Type PlacePage => typeof(PlacePage);

    public override Type PlacesPage => typeof(PlacesPage);

    public override Type AsksPage => typeof(AsksPage);

    public override Type AskPage => typeof(AskPage);

    public override Type MilestonesPage => typeof(MilestonesPage);

    public override Type MilestonePage => typeof(MilestonePage);

    public override Type TimelinePage => typeof(TimelinePage);

    public override Type CoveragePage => typeof(CoveragePage);

    public override Type SearchPage => typeof(SearchPage);

    public override Type SearchHelpPage => typeof(SearchHelpPage);

    public override Type SubscribePage => typeof(SubscribePage);

    public override Type PreferencesPage => typeof(PreferencesPage);

    public override Type ErasePage => typeof(ErasePage);

    public override Type SubscriptionLinkPage => typeof(SubscriptionLinkPage);

    public override Type FollowPage => typeof(FollowPage);

    public override Type FollowingPage => typeof(FollowingPage);

    public override Type FollowingLinkPage => typeof(FollowingLinkPage);

    public override Type ReviewPage => typeof(ReviewPage);

    public override Type ReadinessPage => typeof(ReadinessPage);

    public override Type ReadinessPlacePage => typeof(ReadinessPlacePage);

    public override Type ReadinessComparePage => typeof(ReadinessComparePage);

    public override Type SelfAssessmentPage => typeof(SelfAssessmentPage);

    public override Type CommitmentsPage => typeof(CommitmentsPage);

    public override Type CommitmentPage => typeof(CommitmentPage);

    public override Type ProgressPage => typeof(ProgressPage);

    public override Type NoticePage => typeof(NoticePage);

    public override Type NewslettersPage => typeof(NewslettersPage);

    public override Type IssuePage => typeof(IssuePage);

    public override Type IssueEmail => typeof(IssueEmail);

    public override Type ServiceEmail => typeof(ServiceEmail);

    public override Type AlertEmail => typeof(AlertEmail);

    public override string EmailStyles { get; } = ReadEmailStyles();

    private static string ReadEmailStyles()
    {
        using Stream stream = typeof(CivicTheme).Assembly.GetManifestResourceStream("email.css")
            ?? throw new InvalidOperationException("The theme was built without Email/email.css.");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
