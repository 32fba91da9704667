using KnowledgeHub.Accounts;
using KnowledgeHub.Alerts;
using KnowledgeHub.Commitments;
using KnowledgeHub.Content;
using KnowledgeHub.Exchange;
using KnowledgeHub.Influence;
using KnowledgeHub.Mail;
using KnowledgeHub.Media;
using KnowledgeHub.Milestones;
using KnowledgeHub.Newsletters;
using KnowledgeHub.Readiness;
using KnowledgeHub.Relations;
using KnowledgeHub.Review;
using KnowledgeHub.Search;
using KnowledgeHub.SearchDesk;
using KnowledgeHub.Stakeholders;
using KnowledgeHub.Storage;
using KnowledgeHub.Subscribers;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.TermDesk;
using KnowledgeHub.Translations;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Alerts;
using KnowledgeHub.Web.Api;
using KnowledgeHub.Web.Commands;
using KnowledgeHub.Web.Commitments;
using KnowledgeHub.Web.Content;
using KnowledgeHub.Web.Health;
using KnowledgeHub.Web.Import;
using KnowledgeHub.Web.Mail;
using KnowledgeHub.Web.Media;
using KnowledgeHub.Web.Milestones;
using KnowledgeHub.Web.Newsletters;
using KnowledgeHub.Web.Readiness;
using KnowledgeHub.Web.Review;
using KnowledgeHub.Web.Search;
using KnowledgeHub.Web.SearchDesk;
using KnowledgeHub.Web.Site;
using KnowledgeHub.Web.Staff;
using KnowledgeHub.Web.Stakeholders;
using KnowledgeHub.Web.Subscribers;
using KnowledgeHub.Web.Workers;

namespace KnowledgeHub.Web;

/// <summary>The table of contents: what the hub is made of, and where each part of the site is.</summary>
public static class Program
{
    public static Task<int> Main(string[] args) => CommandLine.RunAsync(args);

    /// <summary>Puts the hub together without starting it. Throws <see cref="SettingException"/> when a setting is wrong.</summary>
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseStaticWebAssets();
        var settings = builder.ReadSettings();

        builder.Services
            .AddStorage(settings.Storage)
            .AddTaxonomy()
            .AddMedia(settings.Media)
            .AddContent()
            .AddRelations()
            .AddReview()
            .AddReadiness()
            .AddTranslations()
            .AddSearch()
            .AddSearchDesk()
            .AddSubscribers()
            .AddNewsletters()
            .AddAlerts(settings.Alerts)
            .AddTermDesk()
            .AddStakeholders()
            .AddCommitments()
            .AddMilestones()
            .AddInfluence()
            .AddMail(settings.Mail, settings.OutboxPath)
            .AddAccounts()
            .AddExchange()
            .AddSingleton(settings.Hub)
            .AddSingleton<AfterPublishing>();
        builder.Services
            .AddSite(settings)
            .AddApiDocument(settings.Hub)
            .AddMailDrawing()
            .AddUploads(settings.Media)
            .AddSubscriberPages(settings)
            .AddStaffLogin(settings.Hub)
            .AddSearchDeskPages()
            .AddStakeholderPages()
            .AddCommitmentPages()
            .AddMilestonePages()
            .AddWorkers();

        var app = builder.Build();
        app.UseSite();
        app.MapHealth();
        app.MapApi();
        app.MapSite();
        app.MapContent();
        app.MapCommitments();
        app.MapMedia();
        app.MapMilestones();
        app.MapSearch();
        app.MapClicks();
        app.MapAlerts();
        app.MapSubscribers();
        app.MapNewsletters();
        app.MapAccounts();
        app.MapStaff();
        app.MapGuestReview();
        app.MapReadiness();
        app.MapImport();
        app.MapOutbox();
        return app;
    }
}
