namespace KnowledgeHub.Web.Newsletters;

/// <summary>The pages for what happens after an issue went out.</summary>
internal static class AfterSendingSetup
{
    public static void MapAfterSending(this RouteGroupBuilder desk)
    {
        desk.MapGet("/{id}/report", ReportEndpoints.GetAsync);
        desk.MapPost("/{id}/report.csv", ReportEndpoints.ExportAsync);
        desk.MapPost("/{id}/clicks", ReportEndpoints.SetClicksAsync);
        desk.MapGet("/clicks", ReportEndpoints.ClicksAsync);
        desk.MapPost("/clicks", ReportEndpoints.SetHubClicksAsync);
        desk.MapGet("/lookup", LookupEndpoints.Form);
        desk.MapPost("/lookup", LookupEndpoints.FindAsync);
        desk.MapGet("/returns", ReturnsEndpoints.GetAsync);
        desk.MapPost("/returns/{id}/send-again", ReturnsEndpoints.LiftAsync);
        desk.MapPost("/returns/{id}/settle", ReturnsEndpoints.SettleAsync);
        desk.MapGet("/corrections", CorrectionEndpoints.GetAsync);
        desk.MapPost("/corrections/{announcement:long}", CorrectionEndpoints.ComposeAsync);
    }
}
