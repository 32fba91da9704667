using KnowledgeHub.Accounts;
using KnowledgeHub.Stakeholders;
using KnowledgeHub.Web.Staff;

namespace KnowledgeHub.Web.Stakeholders;

/// <summary>The directory and the log: every page asks for the permission Stakeholders, and nothing of it is anywhere else.</summary>
public static class Setup
{
    public static IServiceCollection AddStakeholderPages(this IServiceCollection services) => services.AddSingleton<IEraseElsewhere, EraseSubscriptions>().AddSingleton<OrganisationDesk>().AddSingleton<PersonDesk>().AddSingleton<EngagementDesk>();

    public static void MapStakeholders(this WebApplication app)
    {
        var desk = app.MapStaffGroup("/admin/stakeholders", Permission.Stakeholders);
        desk.MapGet("", OrganisationEndpoints.ListAsync);
        desk.MapGet("/organisations/{id}/pack", RecordEndpoints.OrganisationPackAsync);
        desk.MapPost("/organisations/{id}/relations", OrganisationEndpoints.RelateAsync);
        desk.MapPost("/organisations/{id}/relations/{relation}/remove", OrganisationEndpoints.UnrelateAsync);
        desk.MapRecords("/organisations", RecordKind.Organisation, OrganisationEndpoints.NewAsync, OrganisationEndpoints.SaveAsync, OrganisationEndpoints.ShowAsync, OrganisationEndpoints.EditAsync);
        desk.MapGet("/people", PersonEndpoints.ListAsync);
        desk.MapGet("/people/{id}/pack", RecordEndpoints.PersonPackAsync);
        desk.MapGet("/people/{id}/export", RecordEndpoints.ExportAsync);
        desk.MapGet("/people/{id}/erase", RecordEndpoints.EraseFormAsync);
        desk.MapPost("/people/{id}/erase", RecordEndpoints.EraseAsync);
        desk.MapPost("/people/{id}/roles", PersonEndpoints.AddRoleAsync);
        desk.MapPost("/people/{id}/roles/{role}/end", PersonEndpoints.EndRoleAsync);
        desk.MapPost("/people/{id}/roles/{role}/remove", PersonEndpoints.RemoveRoleAsync);
        desk.MapPost("/people/{id}/consents", PersonEndpoints.RecordConsentAsync);
        desk.MapPost("/people/{id}/consents/{consent}/withdraw", PersonEndpoints.WithdrawConsentAsync);
        desk.MapRecords("/people", RecordKind.Person, PersonEndpoints.NewAsync, PersonEndpoints.SaveAsync, PersonEndpoints.ShowAsync, PersonEndpoints.EditAsync);
        desk.MapGet("/receipts/{id}", RecordEndpoints.ReceiptAsync);
        desk.MapGroups();
        desk.MapGet("/engagements", EngagementEndpoints.ListAsync);
        desk.MapPost("/engagements/{id}/done", EngagementEndpoints.DoneAsync);
        desk.MapPost("/engagements/{id}/outcome", EngagementEndpoints.OutcomeAsync);
        desk.MapRecords("/engagements", RecordKind.Engagement, EngagementEndpoints.NewAsync, EngagementEndpoints.SaveAsync, EngagementEndpoints.ShowAsync, EngagementEndpoints.EditAsync);
        desk.MapGet("/duplicates", DuplicateEndpoints.ListAsync);
        desk.MapPost("/duplicates/dismiss", DuplicateEndpoints.DismissAsync);
        desk.MapGet("/merge", DuplicateEndpoints.CompareAsync);
        desk.MapPost("/merge", DuplicateEndpoints.MergeAsync);
        desk.MapPost("/merge/{id}/undo", DuplicateEndpoints.UndoAsync);
        desk.MapGet("/import", RecordEndpoints.Import);
        desk.MapPost("/import", RecordEndpoints.ImportAsync);
        desk.MapGet("/deleted", RecordEndpoints.DeletedAsync);
    }

    private static void MapRecords(this RouteGroupBuilder desk, string path, RecordKind kind, Delegate form, Delegate save, Delegate show, Delegate edit)
    {
        desk.MapGet($"{path}/new", form);
        desk.MapPost($"{path}/new", save);
        desk.MapGet($"{path}/{{id}}", show);
        desk.MapGet($"{path}/{{id}}/edit", edit);
        desk.MapPost($"{path}/{{id}}/edit", save);
        desk.MapPost($"{path}/{{id}}/delete", RecordEndpoints.Delete(kind));
        desk.MapPost($"{path}/{{id}}/restore", RecordEndpoints.Restore(kind));
    }

    private static void MapGroups(this RouteGroupBuilder desk)
    {
        desk.MapGet("/groups", GroupEndpoints.ListAsync);
        desk.MapPost("/groups", GroupEndpoints.AddAsync);
        desk.MapGet("/groups/{id}", GroupEndpoints.ShowAsync);
        desk.MapPost("/groups/{id}", GroupEndpoints.SaveAsync);
        desk.MapPost("/groups/{id}/members", GroupEndpoints.AddMemberAsync);
        desk.MapPost("/groups/{id}/members/{member}/remove", GroupEndpoints.RemoveMemberAsync);
        desk.MapPost("/groups/{id}/delete", RecordEndpoints.Delete(RecordKind.Group));
        desk.MapPost("/groups/{id}/restore", RecordEndpoints.Restore(RecordKind.Group));
    }
}
