package detect
import ("testing";"fmt";"os";"strings";"callworthy/data";"time")
func TestDebug(t *testing.T){
 if os.Getenv("DBG")=="" {t.Skip()}
 d:=builtIn(t)
 parts:=strings.Split(os.Getenv("DBG"),"||")
 a:=data.Article{Text:parts[0],PublishedAt:time.Date(2025,6,1,0,0,0,0,time.UTC)}
 if os.Getenv("TITLE")!="" {a.Title=parts[0];a.Text=""}
 r:=d.readAll(a,namesOf(a,parts[1:]))
 fmt.Println("issuer",r.art.issuer,"kind",r.kind)
 for _,s:=range r.art.sents{ for _,tk:=range s.toks{fmt.Print(tk.low,"/",tk.prospect,tk.affiliated," ")}; fmt.Println()}
 for _,k:=range r.keys(){c:=r.found[k];r.rank(c);for _,x:=range c{fmt.Println(k,x.p.rule,x.place,x.sub.kind,x.status,x.score)}}
}
