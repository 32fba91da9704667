namespace KnowledgeHub.Theming;

/// <summary>
/// What a theme fills in: one component for each page and mail of the hub. A new page model adds a property here,
/// so that every theme stops compiling until it can draw it.
/// </summary>
public abstract class Theme
{
    /// <summary>The name by which <c>Hub__Theme</c> chooses it, in lower case.</summary>
    public abstract string Name { get; }

    /// <summary>Draws <see cref="Pages.HomePageModel"/>.</summary>
    public abstract Type HomePage { get; }

    /// <summary>Draws <see cref="Pages.ListPageModel"/>.</summary>
    public abstract Type ListPage { get; }

    /// <summary>Draws <see cref="Pages.ContentPageModel"/>.</summary>
    public abstract Type ContentPage { get; }

    /// <summary>Draws <see cref="Pages.TopicPageModel"/>.</summary>
    public abstract Type TopicPage { get; }

    /// <summary>Draws <see cref="Pages.TopicsPageModel"/>.</summary>
    public abstract Type TopicsPage { get; }

    /// <summary>Draws <see cref="Pages.PlacePageModel"/>.</summary>
    public abstract Type PlacePage { get; }

    /// <summary>Draws <see cref="Pages.PlacesPageModel"/>.</summary>
    public abstract Type PlacesPage { get; }

    /// <summary>Draws <see cref="Pages.AsksPageModel"/>.</summary>
    public abstract Type AsksPage { get; }

    /// <summary>Draws <see cref="Pages.AskPageModel"/>.</summary>
    public abstract Type AskPage { get; }

    /// <summary>Draws <see cref="Pages.MilestonesPageModel"/>.</summary>
    public abstract Type MilestonesPage { get; }

    /// <summary>Draws <see cref="Pages.MilestonePageModel"/>.</summary>
    public abstract Type MilestonePage { get; }

    /// <summary>Draws <see cref="Pages.TimelinePageModel"/>.</summary>
    public abstract Type TimelinePage { get; }

    /// <summary>Draws <see cref="Pages.CoveragePageModel"/>.</summary>
    public abstract Type CoveragePage { get; }

    /// <summary>Draws <see cref="Pages.SearchPageModel"/>.</summary>
    public abstract Type SearchPage { get; }

    /// <summary>Draws <see cref="Pages.SearchHelpPageModel"/>.</summary>
    public abstract Type SearchHelpPage { get; }

    /// <summary>Draws <see cref="Pages.SubscribePageModel"/>.</summary>
    public abstract Type SubscribePage { get; }

    /// <summary>Draws <see cref="Pages.PreferencesPageModel"/>.</summary>
    public abstract Type PreferencesPage { get; }

    /// <summary>Draws <see cref="Pages.ErasePageModel"/>.</summary>
    public abstract Type ErasePage { get; }

    /// <summary>Draws <see cref="Pages.SubscriptionLinkPageModel"/>.</summary>
    public abstract Type SubscriptionLinkPage { get; }

    /// <summary>Draws <see cref="Pages.FollowPageModel"/>.</summary>
    public abstract Type FollowPage { get; }

    /// <summary>Draws <see cref="Pages.FollowingPageModel"/>.</summary>
    public abstract Type FollowingPage { get; }

    /// <summary>Draws <see cref="Pages.FollowingLinkPageModel"/>.</summary>
    public abstract Type FollowingLinkPage { get; }

    /// <summary>Draws <see cref="Pages.ReviewPageModel"/>.</summary>
    public abstract Type ReviewPage { get; }

    /// <summary>Draws <see cref="Pages.ReadinessPageModel"/>.</summary>
    public abstract Type ReadinessPage { get; }

    /// <summary>Draws <see cref="Pages.ReadinessPlacePageModel"/>.</summary>
    public abstract Type ReadinessPlacePage { get; }

    /// <summary>Draws <see cref="Pages.ReadinessComparePageModel"/>.</summary>
    public abstract Type ReadinessComparePage { get; }

    /// <summary>Draws <see cref="Pages.SelfAssessmentPageModel"/>.</summary>
    public abstract Type SelfAssessmentPage { get; }

    /// <summary>Draws <see cref="Pages.CommitmentsPageModel"/>.</summary>
    public abstract Type CommitmentsPage { get; }

    /// <summary>Draws <see cref="Pages.CommitmentPageModel"/>.</summary>
    public abstract Type CommitmentPage { get; }

    /// <summary>Draws <see cref="Pages.ProgressPageModel"/>.</summary>
    public abstract Type ProgressPage { get; }

    /// <summary>Draws <see cref="Pages.NoticePageModel"/>.</summary>
    public abstract Type NoticePage { get; }

    /// <summary>Draws <see cref="Pages.NewslettersPageModel"/>.</summary>
    public abstract Type NewslettersPage { get; }

    /// <summary>Draws <see cref="Pages.IssuePageModel"/>.</summary>
    public abstract Type IssuePage { get; }

    /// <summary>Draws <see cref="Email.IssueEmailModel"/> as a whole HTML document.</summary>
    public abstract Type IssueEmail { get; }

    /// <summary>Draws <see cref="Email.ServiceEmailModel"/> as a whole HTML document.</summary>
    public abstract Type ServiceEmail { get; }

    /// <summary>Draws <see cref="Email.AlertEmailModel"/> as a whole HTML document.</summary>
    public abstract Type AlertEmail { get; }

    /// <summary>The style sheet of the mails; its rules are written into the elements before a mail is sent.</summary>
    public abstract string EmailStyles { get; }
}
