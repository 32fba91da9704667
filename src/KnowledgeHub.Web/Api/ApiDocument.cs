using System.Text.Json.Nodes;
using KnowledgeHub.Search;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace KnowledgeHub.Web.Api;

/// <summary><c>/openapi/v1.json</c>: what other systems may ask the hub for, in OpenAPI 3.1, made from the endpoints themselves.</summary>
public static class ApiDocument
{
    private static readonly string[] Public = ["api/v1/", "search."];

    public static IServiceCollection AddApiDocument(this IServiceCollection services, HubSettings hub) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = endpoint => Array.Exists(Public, start => endpoint.RelativePath?.StartsWith(start, StringComparison.Ordinal) == true);
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new()
            {
                Title = hub.Name,
                Version = "v1",
                Description = "Published items and the search in them. Nobody needs a key. Errors are problem+json (RFC 9457) with one sentence in `title`.",
            };
            document.Servers = [new() { Url = hub.Url("") }];
            return Task.CompletedTask;
        });
    });

    /// <summary>Says what an endpoint is for, and which errors it may answer with.</summary>
    public static RouteHandlerBuilder Described(this RouteHandlerBuilder endpoint, string name, string summary, params int[] errors)
    {
        endpoint.WithName(name).WithSummary(summary).WithTags(name.Contains("search", StringComparison.OrdinalIgnoreCase) ? "Search" : "Content");
        foreach (var error in errors)
        {
            endpoint.ProducesProblem(error);
        }

        return endpoint;
    }

    /// <summary>What to look for: the same in every form that a search's answer has.</summary>
    public static RouteHandlerBuilder TakesSearch(this RouteHandlerBuilder endpoint) => endpoint.AddOpenApiOperationTransformer((operation, _, _) =>
    {
        Add(operation, "q", "The words, or a query such as `title:sequencing AND \"value based\"~5`. Without it, everything that the facets let through.", Text());
        foreach (var (kind, help) in FacetHelp)
        {
            Add(operation, kind, $"{help} Several values: any of them.", new() { Type = JsonSchemaType.Array, Items = Text() });
        }

        foreach (var (name, help) in new[] { ("from", "The first year of publication."), ("to", "The last year of publication.") })
        {
            Add(operation, name, help, new() { Type = JsonSchemaType.Integer });
        }

        return Task.CompletedTask;
    });

    public static RouteHandlerBuilder Takes(this RouteHandlerBuilder endpoint, string name, string help, int? most = null, int? whenEmpty = null, params string[] oneOf) =>
        endpoint.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            Add(operation, name, help, most is null ? Text(oneOf) : new()
            {
                Type = JsonSchemaType.Integer,
                Minimum = "1",
                Maximum = most.Value.ToString(System.Globalization.CultureInfo.InvariantCulture),
                Default = whenEmpty,
            });
            return Task.CompletedTask;
        });

    /// <summary>Every facet of a search has its line here; a test holds the two together.</summary>
    internal static IReadOnlyDictionary<string, string> FacetHelp { get; } = new Dictionary<string, string>
    {
        ["type"] = "Kind of item, such as `policy-brief`.",
        ["topic"] = "Topic by its slug; items of the topics below it count too.",
        ["audience"] = "Whom it has a takeaway for, such as `policymaker`.",
        ["evidence"] = "Evidence level, such as `comparative-study`; the facets of an answer name those there are.",
        ["income"] = "Income group of its countries, as the facets of an answer name them.",
        ["country"] = "Country by its ISO 3166-1 code, such as `KE`.",
        ["year"] = "Year of publication.",
        ["lang"] = "Language tag, such as `en`.",
    };

    private static void Add(OpenApiOperation operation, string name, string help, OpenApiSchema schema)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter { Name = name, In = ParameterLocation.Query, Description = help, Schema = schema });
    }

    private static OpenApiSchema Text(params string[] oneOf) =>
        new() { Type = JsonSchemaType.String, Enum = oneOf.Length == 0 ? null : [.. oneOf.Select(value => (JsonNode)value)] };
}
