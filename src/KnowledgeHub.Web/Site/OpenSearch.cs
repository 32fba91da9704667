using System.Security;

namespace KnowledgeHub.Web.Site;

/// <summary>Lets browsers offer the hub as a search engine (OpenSearch 1.1).</summary>
public static class OpenSearch
{
    public static IResult Get(HubSettings hub) => Results.Text(
        $$"""
        <?xml version="1.0" encoding="UTF-8"?>
        <OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
          <ShortName>{{SecurityElement.Escape(hub.Name[..Math.Min(16, hub.Name.Length)])}}</ShortName>
          <Description>Search {{SecurityElement.Escape(hub.Name)}}</Description>
          <InputEncoding>UTF-8</InputEncoding>
          <Url type="text/html" template="{{SecurityElement.Escape(hub.Url("/search"))}}?q={searchTerms}"/>
          <Url type="application/x-suggestions+json" rel="suggestions" template="{{SecurityElement.Escape(hub.Url("/search/suggest/browser"))}}?q={searchTerms}"/>
          <Url type="application/atom+xml" template="{{SecurityElement.Escape(hub.Url("/search.atom"))}}?q={searchTerms}"/>
          <Url type="application/opensearchdescription+xml" rel="self" template="{{SecurityElement.Escape(hub.Url("/opensearch.xml"))}}"/>
        </OpenSearchDescription>
        """,
        "application/opensearchdescription+xml");
}
