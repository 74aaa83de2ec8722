//! The routes of the router itself, read from how it describes its own content.

use std::collections::BTreeMap;

use axum::http::Method;
use testkit::World;

/// A path pattern with a method it answers to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    pub path: String,
    pub method: Method,
}

/// Everything the router serves, by path, GET before POST.
pub fn registered(world: &World) -> Vec<Route> {
    let described = format!("{:?}", world.router);
    let found = read(&described);
    assert!(found.len() > 150, "the router describes itself in another way: {} routes in\n{}", found.len(), described.chars().take(600).collect::<String>());
    found
}

fn read(described: &str) -> Vec<Route> {
    let (methods, rest) = described.split_once("node: Node").unwrap_or_default();
    // The routes that answer what fits no other one come after.
    let rest = rest.split("fallback_router").next().unwrap_or_default();
    let numbered = |entry: &str| entry.split_once(')').and_then(|(number, _)| number.parse::<usize>().ok());
    let methods: BTreeMap<usize, Vec<Method>> = methods.split("RouteId(").skip(1).filter_map(|entry| Some((numbered(entry)?, methods_of(entry)))).collect();
    let mut found: Vec<Route> = rest
        .split("RouteId(")
        .skip(1)
        .filter_map(|entry| {
            let (number, rest) = entry.split_once("): \"")?;
            let (path, _) = rest.split_once('"')?;
            Some((number.parse::<usize>().ok()?, path.to_owned()))
        })
        .flat_map(|(number, path)| {
            methods
                .get(&number)
                .unwrap_or_else(|| panic!("route {number} has a path and no methods"))
                .iter()
                .map(move |method| Route { path: path.clone(), method: method.clone() })
        })
        .collect();
    found.sort_by(|a, b| (&a.path, a.method.as_str()).cmp(&(&b.path, b.method.as_str())));
    found.dedup();
    found
}

fn methods_of(described: &str) -> Vec<Method> {
    let all = [("get", Method::GET), ("post", Method::POST), ("put", Method::PUT), ("patch", Method::PATCH), ("delete", Method::DELETE)];
    all.into_iter()
        .filter(|(name, _)| described.contains(&format!(" {name}: ")) && !described.contains(&format!(" {name}: None")))
        .map(|(_, method)| method)
        .collect()
}

#[test]
fn a_description_is_read() {
    let described = "Router { path_router: PathRouter { routes: {RouteId(0): MethodRouter(MethodRouter { get: Route, head: None, post: None, put: None }), \
                     RouteId(1): MethodRouter(MethodRouter { get: BoxedHandler, head: None, post: Route, put: None })}, node: Node { paths: {RouteId(1): \"/b/{id}\", \
                     RouteId(0): \"/a\"} } }, fallback_router: PathRouter { node: Node { paths: {RouteId(0): \"/c\"} } } }";
    let found: Vec<String> = read(described).iter().map(|route| format!("{} {}", route.method, route.path)).collect();
    assert_eq!(found, ["GET /a", "GET /b/{id}", "POST /b/{id}"]);
}
