using KnowledgeHub.Accounts;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Commitments;
using KnowledgeHub.Web.Content;
using KnowledgeHub.Web.Newsletters;
using KnowledgeHub.Web.Relations;
using KnowledgeHub.Web.Search;
using KnowledgeHub.Web.SearchDesk;
using KnowledgeHub.Web.Stakeholders;
using KnowledgeHub.Web.Subscribers;
using KnowledgeHub.Web.TermDesk;
using KnowledgeHub.Web.Translations;

namespace KnowledgeHub.Web.Staff;

/// <summary>The staff side: every address below /admin asks for a permission, and every form for its token.</summary>
public static class Setup
{
    public static void MapStaff(this WebApplication app)
    {
        var desk = app.MapStaffGroup("/admin", Permission.Write);
        desk.MapGet("", Dashboard.GetAsync);
        app.MapContentDesk();
        app.MapTranslations();
        app.MapNewsletterDesk();
        app.MapSubscriberDesk();
        app.MapSearchDesk();
        app.MapPeople();
        app.MapOwnAccount();
        app.MapTermDesk();
        app.MapStakeholders();
        app.MapCommitmentDesk();
        app.MapRelations();
        app.MapAudit();
        app.MapIndexDesk();
    }

    /// <summary>A group of staff pages that ask for one permission.</summary>
    public static RouteGroupBuilder MapStaffGroup(this WebApplication app, string path, Permission permission)
    {
        var group = app.MapGroup(path).RequireAuthorization(permission.ToString());
        group.AddEndpointFilter<RequireFormToken>();
        return group;
    }
}
